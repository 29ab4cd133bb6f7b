import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  escapeMarkdown,
  literalHtml,
  toPlainText,
  toSafeHtml,
} from '../../../src/text/rich-text.ts'
import { processorMsOf } from '../../support/processor-time.ts'
import { getElement, textOf } from '../../support/read-html.ts'

const written = `Hello **Ana** and *you*,
see [our site](https://parley.test/a?b=1&c=2) or https://parley.test

- one
- two
  - deeper

3. three
4. four`

test('F32: a description reads as paragraphs, emphasis, links and lists', () => {
  const html = toSafeHtml(written)
  expect(html).toContain('Hello <strong>Ana</strong> and <em>you</em>,<br>')
  expect(html).toContain('<a href="https://parley.test/a?b=1&amp;c=2"')
  expect(textOf(getElement(html, 'ul[dir=auto] > li[dir=auto]'))).toBe('one')
  expect(html).toContain('<ol start="3" dir="auto">')
})

test('F32: where there is no markup the same text stays readable', () => {
  expect(toPlainText(written)).toBe(`Hello Ana and you,
see our site (https://parley.test/a?b=1&c=2) or https://parley.test

- one
- two
  - deeper

3. three
4. four`)
  expect(toPlainText('[write](mailto:ana@parley.test)')).toBe('write (ana@parley.test)')
})

test('a text that was written before there was Markdown keeps its lines', () => {
  const old = 'Agenda:\nprices & terms < 5 * 3\n\nsnake_case_name, C:\\temp'
  expect(toPlainText(old)).toBe(old)
  expect(toSafeHtml(old)).toContain('Agenda:<br>\nprices &amp; terms &lt; 5 * 3</p>')
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x)',
  '[x](java\nscript:alert(1))',
  '[x](https://parley.test/"onmouseover="alert(1))',
  '[x]: javascript:alert(1)\n\n[x]',
  '![x](https://parley.test/x.png)',
])('%s shows, and does nothing', hostile => {
  const html = toSafeHtml(hostile)
  const tags = [...html.matchAll(/<(\/?[a-z]+)([^>]*)>/g)]
  for (const [, name = '', attributes = ''] of tags) {
    expect(['p', '/p', 'br', 'a', '/a']).toContain(name)
    expect(attributes).not.toMatch(/\son\w+=|javascript:|data:/i)
  }
})

test('whatever is written, nothing but the few elements comes out of it', () => {
  const piece = fc.constantFrom('<b', '>', '*', '_', '[', '](', ')', '"', "'", '- ', '\n', 'a', '&')
  const elements = /^\/?(?:p|br|strong|em|ul|ol|li|a)$/
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
      for (const [, name = ''] of toSafeHtml(pieces.join('')).matchAll(/<([^\s>]*)[^>]*>/g))
        expect(name).toMatch(elements)
    }),
  )
})

test.each([
  ['opened brackets', '['.repeat(10_000)],
  ['lists in lists', '- '.repeat(10_000)],
  ['links in links', '[a]('.repeat(10_000)],
  ['stars', '*a **b '.repeat(7_000)],
  ['a megabyte', '<a>'.repeat(350_000)],
])('ten thousand %s are read in no time', (_what, hostile) => {
  expect(processorMsOf(() => toSafeHtml(hostile) + toPlainText(hostile))).toBeLessThan(1_000)
})

test('each paragraph and item finds its own direction', () => {
  expect(toSafeHtml('שלום\n\n- مرحبا')).toBe(
    '<p dir="auto">שלום</p>\n<ul dir="auto">\n<li dir="auto">مرحبا</li>\n</ul>',
  )
})

test("F32: other people's words come out as they are, in both forms", () => {
  const line = fc.string({
    unit: fc.constantFrom('*', '_', '[', ']', '(', ')', '\\', '-', '1', '.', ' ', 'a', '+'),
  })
  fc.assert(
    fc.property(line, typed => {
      const shown = typed.trim()
      expect(toPlainText(escapeMarkdown(shown))).toBe(shown)
    }),
  )
  const sly = '**Maya** [x](https://evil.test) https://evil.test'
  expect(toSafeHtml(escapeMarkdown(sly))).toBe(`<p dir="auto">${literalHtml(sly)}</p>`)
})
