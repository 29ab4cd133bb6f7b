import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkText } from '../../../src/web/islands/chat/link-text.ts'

test.each([
  ['plain', [undefined]],
  ['See https://a.test/x?y=1.', [undefined, 'https://a.test/x?y=1', undefined]],
  ['(http://a.test)', [undefined, 'http://a.test', undefined]],
  ['javascript:alert(1)', [undefined]],
  ['data:text/html,x ftp://a.test', [undefined]],
  ['https://a.test"onclick=x', ['https://a.test', undefined]],
  ['https://', [undefined]],
])('%s', (text, hrefs) => {
  expect(linkText(text).map(({ href }) => href)).toEqual(hrefs)
})

test('no character is lost, and every link is a web address', () => {
  const piece = fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom(' ', '.', 'javascript:', '\n'))
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      const text = pieces.join('')
      const parts = linkText(text)
      expect(parts.map(part => part.text).join('')).toBe(text)
      for (const { href } of parts) if (href) expect(href).toMatch(/^https?:\/\//i)
    }),
  )
})
