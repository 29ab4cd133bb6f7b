import { expect, test } from 'vitest'
import { button, cut, linkTo, plain, quiet } from '../../../bot/blocks/text.ts'

test('text is cut within its limit and never inside a character', () => {
  const family = '👩‍👩‍👧‍👦'
  const cutText = cut(family.repeat(20), 75)
  expect(cutText.length).toBeLessThanOrEqual(75)
  expect(cutText.replaceAll(family, '')).toBe('…')
})

test('every kind of text shows an international domain as typed', () => {
  const stored = 'jo@xn--bcher-kva.example'
  const shown = 'jo@bücher.example'
  expect(quiet(stored)).toContain(shown)
  expect(plain(`${stored} · Acme`, 75).text).toBe(`${shown} · Acme`)
  expect(linkTo(`mailto:${stored}`, stored)).toBe(`<mailto:${stored}|${shown}>`)
  const pressed = button({ actionId: 'a', text: stored, value: stored, label: stored })
  expect(pressed).toMatchObject({ text: { text: shown }, value: stored })
  expect(pressed.accessibility_label).toBe(shown)
})

test('a name can neither mention, link, format nor turn the sentence around', () => {
  const name = quiet('<!here> <@U1> <https://evil.test|x> *b* `c`\n> quote \u202eabc')
  expect(name).not.toMatch(/[<>\n\u202e]/)
  expect(name).not.toContain('*b*')
})

test('the words of a link cannot end it', () => {
  expect(linkTo('https://a.test/x', 'a|b>c')).toBe('<https://a.test/x|a/b&gt;c>')
})

test('a button always has a name to read aloud', () => {
  expect(button({ actionId: 'a', text: '✕', label: 'Remove' }).accessibility_label).toBe('Remove')
  expect(button({ actionId: 'a', text: 'x'.repeat(200) }).text.text.length).toBe(75)
})
