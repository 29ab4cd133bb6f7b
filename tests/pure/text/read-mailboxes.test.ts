import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMailboxes } from '../../../src/text/read-mailboxes.ts'
import addresses from '../../fixtures/addresses/addresses.json' with { type: 'json' }
import { processorMsOf } from '../../support/processor-time.ts'

const pasted = addresses.pasted as [string, [name: string, email: string][]][]

test.each(pasted)('%j names these people', (text, people) => {
  expect(readMailboxes(text)).toEqual(people.map(([name, email]) => ({ name, email })))
})

test('names and addresses in any usual notation are read back', () => {
  const name = fc.stringMatching(/^[A-Z][a-zé]{1,8}( [A-Z][a-z]{1,8})?$/)
  const email = fc.stringMatching(/^[a-z]{1,8}@[a-z]{2,8}\.example$/)
  const people = fc.array(fc.record({ name, email }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(people, fc.constantFrom(',', '; ', '\n', ' ;\n'), (list, separator) => {
      const text = list.map(one => `${one.name} <${one.email}>`).join(separator)
      expect(readMailboxes(text)).toEqual(list)
    }),
  )
})

test('a long field is read at once', () => {
  const texts = ['"'.repeat(60_000), '<'.repeat(60_000), 'a,'.repeat(30_000), '" <,'.repeat(15_000)]
  expect(processorMsOf(() => texts.forEach(readMailboxes))).toBeLessThan(1_000)
})
