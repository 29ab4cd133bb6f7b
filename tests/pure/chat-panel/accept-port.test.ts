import { expect, test } from 'vitest'
import { isListed } from '../../../src/web/islands/chat/accept-port.ts'

const listed = ['https://www.acme.test', 'https://*.shop.test']

test.each([
  ['https://www.acme.test', true],
  ['https://a.shop.test', true],
  ['https://a.b.shop.test', true],
  ['https://shop.test', false],
  ['https://.shop.test', false],
  ['https://evilshop.test', false],
  ['http://www.acme.test', false],
  ['https://www.acme.test.evil.test', false],
  ['https://www.acme.test:8443', false],
  ['null', false],
])('a page at %s may talk to the panel: %s', (origin, isAllowed) => {
  expect(isListed(origin, listed)).toBe(isAllowed)
})
