import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fill, type PluralForms, plural } from '../../src/i18n/fill.ts'
import { locales } from '../../src/model/entities.ts'

type Locale = (typeof locales)[number]
const root = resolve(import.meta.dirname, '../../src/i18n')

/** All modules of a language, wherever they stand. */
const filesOf = (locale: Locale): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    name => name === `${locale}.ts` || name.endsWith(`/${locale}.ts`),
  )

interface Message {
  path: string
  value: unknown
}

const isForms = (value: unknown): value is PluralForms =>
  typeof value === 'object' &&
  value !== null &&
  'one' in value &&
  'other' in value &&
  typeof value.one === 'string'

/** Texts, functions and plural forms of a catalog, by their path. */
function messagesOf(value: unknown, path: string): Message[] {
  if (typeof value === 'string' || typeof value === 'function' || isForms(value))
    return [{ path, value }]
  if (!value || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => messagesOf(inner, `${path}.${name}`))
}

const catalogs = new Map<Locale, Message[]>()
beforeAll(async () => {
  for (const locale of locales) {
    const found = await Promise.all(
      filesOf(locale).map(async name => {
        const { [locale]: catalog } = await import(join(root, name))
        return messagesOf(catalog, name)
      }),
    )
    catalogs.set(locale, found.flat())
  }
})

const messages = (locale: Locale) => catalogs.get(locale) ?? []
const formsOf = (locale: Locale) =>
  messages(locale).flatMap(({ path, value }) => (isForms(value) ? [{ path, forms: value }] : []))

/** Italian's `many` is for millions, Polish's `other` for fractions: neither is asked of us. */
const asked: Readonly<Record<Locale, readonly (keyof PluralForms)[]>> = {
  en: ['one', 'other'],
  pl: ['one', 'few', 'many'],
  it: ['one', 'other'],
}

const counts = [0, 1, 2, 3, 4, 5, 11, 12, 21, 22, 25, 100, 101, 102, 112, 122]

describe.each(locales)('in %s', locale => {
  test('there are messages with counts', () => {
    expect(formsOf(locale).length).toBeGreaterThan(15)
  })

  test('each message with a count has a form for every number', () => {
    for (const { path, forms } of formsOf(locale)) {
      for (const category of asked[locale])
        expect(forms[category], `${path}.${category}`).toBeTruthy()
    }
  })

  test('the number is said wherever the form is for more than one', () => {
    for (const { path, forms } of formsOf(locale)) {
      // Some are said of one thing alone, and of several without their number.
      if (!Object.values(forms).some(form => form.includes('{count}'))) continue
      for (const count of counts) {
        if (count === 1) continue
        expect(plural(locale, forms, count), `${path}, ${count}`).toContain(String(count))
      }
    }
  })

  test('no message puts a noun into a form that its number does not take', () => {
    const wrong = wrongNouns(locale)
    const faults = messages(locale).flatMap(({ path, value }) =>
      isForms(value)
        ? counts.map(count => ({ path, text: plural(locale, value, count) }))
        : spokenOf(value).map(text => ({ path, text })),
    )
    expect(
      faults.filter(({ text }) => wrong(text)).map(({ path, text }) => `${path}: ${text}`),
    ).toEqual([])
  })
})

/** Names of values that are numbers of things; durations are five minutes or more. */
const numbers: Readonly<Record<string, readonly number[]>> = {
  count: [1, 2, 5, 22],
  weeks: [1, 2, 5, 22],
  total: [1, 2, 5, 22],
  minutes: [5, 10, 15, 22, 25],
}

/** What a message says for some numbers. A function is called with the number wherever it asks for a value. */
function spokenOf(value: unknown): string[] {
  if (typeof value === 'string') {
    const name = Object.keys(numbers).find(one => value.includes(`{${one}}`))
    if (!name) return []
    return (numbers[name] ?? []).map(number => fill(value, { [name]: number }))
  }
  if (typeof value !== 'function') return []
  return Object.entries(numbers).flatMap(([name, list]) =>
    list.flatMap(number => {
      const facts = new Proxy({}, { get: (_, key) => (key === name ? number : 'x') })
      const tries = [() => value(facts, facts), () => value(number, 'x'), () => value('x', number)]
      return tries.flatMap(ask => {
        try {
          const text: unknown = ask()
          return typeof text === 'string' ? [text] : []
        } catch {
          // It asks for a value of another shape, such as a list.
          return []
        }
      })
    }),
  )
}

const nounAfter = (text: string) => /(?:\{count\}|(?<![\d.,])1) (\p{L}{3,})/u.exec(text)?.[1]

/** Nouns by the category they stand in, learned from the plural forms of all catalogs. */
function wrongNouns(locale: Locale): (text: string) => boolean {
  const rules = new Intl.PluralRules(locale)
  const nouns = new Map<string, Set<string>>()
  for (const { forms } of formsOf(locale)) {
    for (const [category, text] of Object.entries(forms)) {
      const noun = nounAfter(text)
      if (noun) nouns.set(noun, (nouns.get(noun) ?? new Set()).add(category))
    }
  }
  return text =>
    [...text.matchAll(/(?<![\d.,:–-])(\d{1,3}) (\p{L}{3,})/gu)].some(([, digits, word = '']) => {
      const categories = nouns.get(word)
      return categories !== undefined && !categories.has(rules.select(Number(digits)))
    })
}

test('the check finds “1 times”, “5 spotkania” and “1 minuti”', () => {
  expect(wrongNouns('en')('1 times to offer')).toBe(true)
  expect(wrongNouns('en')('1 time to offer')).toBe(false)
  expect(wrongNouns('pl')('Dziś 5 spotkania')).toBe(true)
  expect(wrongNouns('pl')('Dziś 22 spotkania')).toBe(false)
  expect(wrongNouns('it')('1 minuti')).toBe(true)
})
