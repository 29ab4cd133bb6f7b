import { expect, test } from 'vitest'
import { createTokenCipher } from '../../src/secrets/token-cipher.ts'

const old = createTokenCipher(['the first secret of this place'])
const rotated = createTokenCipher([
  'the second secret of this place',
  'the first secret of this place',
])

test('what is sealed opens for its own row only', () => {
  const sealed = old.seal('token', 'row-1')
  expect(sealed).not.toContain('token')
  expect(old.open(sealed, 'row-1')).toBe('token')
  expect(() => old.open(sealed, 'row-2')).toThrow()
})

test('an altered text does not open', () => {
  const sealed = old.seal('token', 'row')
  const altered = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`
  expect(() => old.open(altered, 'row')).toThrow()
})

test('after a rotation the earlier secret still opens, and says it is outdated', () => {
  const sealed = old.seal('token', 'row')
  expect(rotated.open(sealed, 'row')).toBe('token')
  expect(rotated.isOutdated(sealed)).toBe(true)
  expect(rotated.isOutdated(rotated.seal('token', 'row'))).toBe(false)
})

test('a signature holds for its purpose and text', () => {
  const signature = old.sign('form', 'demo')
  expect(rotated.isSigned('form', 'demo', signature)).toBe(true)
  expect(rotated.isSigned('link', 'demo', signature)).toBe(false)
  expect(rotated.isSigned('form', 'other', signature)).toBe(false)
  expect(rotated.isSigned('form', 'demo', '')).toBe(false)
})
