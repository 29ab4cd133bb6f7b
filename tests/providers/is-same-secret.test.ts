import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameSecret } from '../../src/providers/is-same-secret.ts'

test('equal texts are the same secret and no others, whatever their length and alphabet', () => {
  const text = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(text, text, (given, expected) => {
      expect(isSameSecret(given, given)).toBe(true)
      expect(isSameSecret(given, expected)).toBe(Buffer.from(given).equals(Buffer.from(expected)))
    }),
  )
})

test('bytes are compared as bytes', () => {
  expect(isSameSecret(Buffer.from([0xc3, 0xa9]), 'é')).toBe(true)
  expect(isSameSecret(Buffer.from([]), '')).toBe(true)
  expect(isSameSecret('é', 'e')).toBe(false)
})
