import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOfHtml, maxHtmlLength, textOfHtml } from '../../../src/text/html-text.ts'
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

test.each([
  '1. a\n   - b\n     - c\n2. d\n   more',
  '- a\n\n  b\n- c',
  '7. seven\n8. eight',
  'x\n\n- one\n  1. two\n  2. three\n- four\n\ny',
])('F60 lists read the same after their way through HubSpot: %j', markdown => {
  expect(textOfHtml(toSafeHtml(markdown))).toBe(toPlainText(markdown))
})

test.each([
  ['<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>x', 'A B\n1 2\n\nx'],
  ['<script>alert(1)</script><style>p { color: red }</style>a', 'a'],
  ['<p>a<br></p><p>b</p>', 'a\n\nb'],
  ['<ul><li>a<p>b</p><p>c</p></li></ul>', '- a\n  b\n  c'],
  ['<ul>a<b>c</b></ul>', '- a\n- c'],
  ['<h1>Agenda</h1>first<hr>second', 'Agenda\n\nfirst\n\nsecond'],
  ['a<img src="https://t.example/x.png" alt="logo">b', 'ab'],
  ['<a href="mailto:a@b.example">a@b.example</a>', 'a@b.example'],
  ['<a href="https://a.example"><b>the</b> map</a>', 'the map (https://a.example)'],
  ['caf&eacute; &euro;5 &#128512; &#0;', 'café €5 😀 \uFFFD'],
  ['<pre>a\n  b</pre>', 'a\n  b'],
  ['<html><head></head><body>b</body></html>c', 'bc'],
])('%s reads %j', (html, text) => {
  expect(textOfHtml(html)).toBe(text)
})

test.each([
  ['<p>One</p><ul><li>two</li><li>three <a href="https://a.example">four</a></li></ul>five<br>six'],
  ['<div>One</div>\n<div>two<div>three four</div></div><h2>five</h2> six '],
  ['<ol><li><p>One</p></li><li>two</li></ol><blockquote>three four</blockquote>five<hr>six'],
])('%s has lines, without signs and addresses', html => {
  expect(linesOfHtml(html).join(' ')).toBe('One two three four five six')
  expect(linesOfHtml(html).length).toBeGreaterThan(3)
})

const pieces = ['<b>', '<div>', '<ul><li>', '<ol>', '<table><tr><td>', '<blockquote>', '<a href=x>']
const unended = [
  '<a ',
  '<!--',
  '&#',
  '<p',
  '</p>',
  '<p>',
  ' '.repeat(3),
  '<pre>',
  '</i>',
  '<![CDATA[',
]

test.each([...pieces, ...unended])('%s without an end is read without harm', piece => {
  const html = piece.repeat(40_000)
  expect(textOfHtml(html).length).toBeLessThanOrEqual(maxHtmlLength)
  expect(linesOfHtml(html).join('').length).toBeLessThanOrEqual(maxHtmlLength)
  // What stands before it is read all the same.
  expect(textOfHtml(`<p>Before</p>${html}`)).toMatch(/^Before/)
  expect(linesOfHtml(`<p>Before</p>${html}`)[0]).toBe('Before')
})

test('what lies too deep and what is too long is left out, and the rest is read', () => {
  const deep = `${'<div>'.repeat(150)}deep${'</div>'.repeat(150)}<p>after</p>`
  expect(textOfHtml(deep)).toBe('…\n\nafter')
  expect(textOfHtml(`${'x'.repeat(maxHtmlLength)}tail`)).toBe('x'.repeat(maxHtmlLength))
})

const anyHtml = fc
  .array(
    fc.oneof(
      fc.constantFrom('<', '>', '</', '/>', '&', ';', '"', "'", '=', '\n', '\u00A0', '<!--', '-->'),
      fc.constantFrom(...'p div ul ol li a href br b table td script style pre h1'.split(' ')),
      fc.constantFrom('<ul>', '<li>', '</li>', '<ol start="-1">', '<ol start="x">', '<a href="y">'),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map(parts => parts.join(''))

test('any text can be read', () => {
  fc.assert(
    fc.property(anyHtml, html => {
      expect(textOfHtml(html)).toBe(textOfHtml(html).trim())
      for (const line of linesOfHtml(html)) expect(line).toBe(line.trim())
    }),
    { numRuns: 2_000 },
  )
})

test('what somebody typed reads as typed', () => {
  const words = fc
    .array(
      fc.stringMatching(/^\S+$/).filter(word => !word.includes('\0')),
      { minLength: 1 },
    )
    .map(all => all.join(' '))
  fc.assert(
    fc.property(words, typed => {
      expect(linesOfHtml(literalHtml(typed)).join(' ')).toBe(typed)
      expect(textOfHtml(literalHtml(typed))).toBe(typed)
    }),
  )
})
