import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { locales } from '../../src/model/entities.ts'
import { messagesOf, sayWith } from '../support/catalogs.ts'
import { sentenceFaults } from '../support/sentence-faults.ts'

const catalogs = locales.flatMap(locale => {
  const areas = Map.groupBy(messagesOf(locale), ({ area }) => area)
  return [...areas].map(([area, messages]) => ({ locale, area, messages }))
})

/** Counts of every plural form. */
const counts = [1, 2, 5, 22]

test('the catalogs are found, in every language', () => {
  for (const locale of locales)
    expect(catalogs.filter(catalog => catalog.locale === locale).length).toBeGreaterThan(25)
})

test.each(catalogs)(
  'F54: every text of $locale/$area is a whole sentence with realistic values',
  ({ messages }) => {
    expect(messages.length).toBeGreaterThan(0)
    const found = messages.flatMap(message =>
      counts.flatMap(count =>
        ['Maya Lindt', String(count)]
          .flatMap(name => sayWith(message, { name, count }))
          .flatMap(sentenceFaults)
          .map(fault => `${message.place}: ${fault}`),
      ),
    )
    expect(found).toEqual([])
  },
)

/** https://en.wikipedia.org/wiki/American_and_British_English_spelling_differences */
const british =
  /\b\w*(?:cancell(?:ed|ing)|colour|behaviour|favour(?:ite)?|honour|neighbour|organis|recognis|authoris|synchronis|customis|summaris|labell|modell|travell|centre|licence|cheque|catalogue|whilst|programme)\w*/i

const english = messagesOf('en')

test('English is in American spelling', () => {
  expect(english.filter(({ text }) => british.test(text)).map(({ place }) => place)).toEqual([])
})

test('English says email', () => {
  const other = /e-mail|\bby mail\b|\b(?:this|a) mail\b(?! server)/i
  expect(english.filter(({ text }) => other.test(text)).map(({ place }) => place)).toEqual([])
})

test('problems over the API say email', () => {
  const services = globSync(resolve(import.meta.dirname, '../../src/{services,text}/**/*.ts'))
  expect(services.length).toBeGreaterThan(50)
  const said = services.flatMap(path => readFileSync(path, 'utf8').match(/['`][^'`\n]*['`]/g) ?? [])
  expect(said.filter(text => /\be-mail\b/i.test(text))).toEqual([])
})
