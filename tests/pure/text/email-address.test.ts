import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emailKey, isEmail, parseEmail } from '../../../src/text/email-address.ts'
import { emailSchema } from '../../../src/text/email-schema.ts'
import addresses from '../../fixtures/addresses/addresses.json' with { type: 'json' }
import { processorMsOf } from '../../support/processor-time.ts'

const kept = addresses.kept as [typed: string, kept: string | null][]

test.each(kept)('%j is kept as %j', (typed, expected) => {
  expect(parseEmail(typed) ?? null).toBe(expected)
  expect(isEmail(typed)).toBe(expected !== null)
  expect(emailSchema.safeParse(typed).data ?? null).toBe(expected)
})

test('an address that is kept reads as itself', () => {
  const letters = fc.stringMatching(/^[a-zA-Zéü用.@\u200b+-]{1,20}$/)
  fc.assert(
    fc.property(letters, letters, (local, domain) => {
      const once = parseEmail(`${local}@${domain}.example`)
      if (once !== undefined) expect(parseEmail(once)).toBe(once)
    }),
  )
})

test('no control character, blank, invisible character or second @ is ever part of an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
      for (const typed of [text, `${text}@visitor.example`, `ann@${text}`, `ann@${text}.example`]) {
        const address = parseEmail(typed)
        if (address !== undefined)
          expect(address).toMatch(/^[^\p{C}\s@<>",;:\\[\]()]+@[a-z0-9.-]+$/u)
      }
    }),
    { numRuns: 500 },
  )
})

test('one person has one key, however the address is written', () => {
  const spellings = [
    'Ann@München.example',
    'ann@MÜNCHEN.example ',
    '\u200bann@xn--mnchen-3ya.example',
    'ANN@XN--MNCHEN-3YA.EXAMPLE',
  ]
  expect(new Set(spellings.map(emailKey))).toEqual(new Set(['ann@xn--mnchen-3ya.example']))
})

test('long text is refused at once', () => {
  for (const text of [`${' '.repeat(200_000)}x`, `${'a.'.repeat(100_000)}@b.example`])
    expect(processorMsOf(() => expect(isEmail(text)).toBe(false))).toBeLessThan(200)
})
