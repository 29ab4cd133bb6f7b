import { expect, test } from 'vitest'
import { textOfHtml } from '../../../crm/hubspot/meetings/html-text.ts'
import { literalHtml, toPlainText, toSafeHtml } from '../../../src/text/rich-text.ts'

test.each([
  ['Bring &lt;numbers&gt; &amp; questions', 'Bring <numbers> & questions'],
  ['<p>One</p>\n<p>Two<br>lines</p>', 'One\n\nTwo\nlines'],
  ['<div style="" dir="auto"><p style="margin:0;">One</p></div>', 'One'],
  ['<ul><li>a</li><li><p>b</p></li></ul>', '- a\n- b'],
  ['<p>x</p><ol><li>a</li><li>b</li></ol><p>y</p>', 'x\n\n1. a\n2. b\n\ny'],
  ['<ul><li>a<ul><li>b</li></ul></li></ul>', '- a\n  - b'],
  ['<a href="https://a.example/?x=1&amp;y=2">here</a>', 'here (https://a.example/?x=1&y=2)'],
  ['<a href="https://a.example/">https://a.example</a>', 'https://a.example'],
  ['&#39;a&#x27; &nbsp;b &unknown;', "'a'  b &unknown;"],
  ['<!-- <p>no</p> -->a < b', 'a < b'],
  ['', ''],
])('%s reads %s', (html, text) => {
  expect(textOfHtml(html)).toBe(text)
})

test.each([
  'One line',
  'Two paragraphs\n\nwith a\nbreak',
  'Bring:\n\n- **numbers**\n- [a map](https://map.example/x)\n  - of *Gdańsk*\n\nThen:\n\n1. ask\n2. answer',
  'See https://parley.example/a?b=c&d=e',
  'a & b < c > "d" \'e\'',
])('F60 what our users write reads the same after its way through HubSpot: %j', markdown => {
  expect(textOfHtml(toSafeHtml(markdown))).toBe(toPlainText(markdown))
})

test('F60 what an invitee typed reads the same after its way through HubSpot', () => {
  const typed = 'Topic: <b>Ships</b> & boats\nthe old ones'
  expect(textOfHtml(literalHtml(typed))).toBe(typed)
})

test('HTML without an end takes no time', () => {
  const startedAt = performance.now()
  for (const piece of ['<a ', '<!--', '&#', '<p', ' '.repeat(3)]) textOfHtml(piece.repeat(20_000))
  expect(performance.now() - startedAt).toBeLessThan(1_000)
})
