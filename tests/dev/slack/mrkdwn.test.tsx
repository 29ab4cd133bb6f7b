import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { quiet } from '../../../bot/blocks/text.ts'
import { Mrkdwn } from '../../../src/dev/slack/pages/blocks/mrkdwn.tsx'
import { RichText } from '../../../src/dev/slack/pages/blocks/rich-text.tsx'

const viewer = { timeZone: 'Europe/Warsaw', locale: 'en-GB', names: { U1: 'Ana Ruiz' } }
const drawn = (text: string) => renderToString(<Mrkdwn text={text} viewer={viewer} />)

test.each([
  ['*bold*', '<strong>bold</strong>'],
  ['_slanted_', '<em>slanted</em>'],
  ['~struck~', '<s>struck</s>'],
  ['*bold _and slanted_*', '<strong>bold <em>and slanted</em></strong>'],
  ['`*code*`', '<code>*code*</code>'],
  ['```one\n*two*```', '<pre>one\n*two*</pre>'],
  ['one\ntwo', 'one<br/>two'],
  ['&gt; said', '<blockquote> said</blockquote>'],
  ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
  ['done :white_check_mark: :unheard_of:', 'done ✅ :unheard_of:'],
])('F64 %j is drawn as Slack draws it', (text, html) => {
  expect(drawn(text)).toBe(html)
})

test('F64 a link leads where it says, whatever is written on it', () => {
  expect(drawn('<https://a.test/?x=1&amp;y=2|open *it*>')).toBe(
    '<a href="https://a.test/?x=1&amp;y=2" target="_blank" rel="noreferrer">open *it*</a>',
  )
  expect(drawn('<mailto:a@b.test|a@b.test>')).toContain('href="mailto:a@b.test"')
})

test('F64 a date is shown in the zone of who looks, with the fallback at hand', () => {
  const at = Date.UTC(2026, 10, 12, 14) / 1000
  const html = drawn(`<!date^${at}^{date_short} {time}|Thu 12 Nov 14:00 UTC>`)
  expect(html).toBe('<time title="Thu 12 Nov 14:00 UTC">12 Nov 2026, 15:00</time>'.replace(',', ''))
})

test('F64 people are named, and a call to a channel is only shown', () => {
  expect(drawn('<@U1>')).toBe('<span class="desk-mention">Ana Ruiz</span>')
  expect(drawn('<!channel>')).toBe('<span class="desk-mention">channel</span>')
})

test.each([
  '<script>alert(1)</script>',
  '<javascript:alert(1)|press>',
  '<data:text/html;base64,x|press>',
  '"><img src=x onerror=alert(1)>',
  '&lt;b&gt;',
  '<https://a.test" onclick="x|press>',
  '`'.repeat(2_000),
  '*_~'.repeat(2_000),
  '<'.repeat(2_000),
])('F64 hostile text %#: nothing of it becomes markup', text => {
  const html = drawn(text)
  expect(html).not.toMatch(/<(?:script|img|b)\b/)
  expect(html).not.toMatch(/href="(?:javascript|data):/)
  expect(html).not.toMatch(/<[^>]*" onclick=/)
})

test("F64 somebody's words, kept quiet by the bot, stand there letter by letter", () => {
  const html = drawn(`for *${quiet('Ann *the* <!channel> _Ox_')}* now`)
  expect(html).not.toContain('desk-mention')
  expect(html).not.toContain('<em>')
})

test('F64 rich text keeps its styles, lists and people, and no link but to the web', () => {
  const run = (text: string, style = {}) => ({ type: 'text', text, style })
  const parts = [
    { type: 'rich_text_section', elements: [run('one', { bold: true, italic: true })] },
    {
      type: 'rich_text_list',
      style: 'ordered' as const,
      elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
    },
    { type: 'rich_text_quote', elements: [{ type: 'link', url: 'javascript:x', text: 'press' }] },
  ]
  const html = renderToString(<RichText parts={parts} viewer={viewer} />)
  expect(html).toContain('<strong><em>one</em></strong>')
  expect(html).toContain('<ol><li><span class="desk-mention">Ana Ruiz</span></li></ol>')
  expect(html).toContain('<blockquote>press</blockquote>')
})
