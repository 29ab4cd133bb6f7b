import { describe, expect, test } from 'vitest'
import { messagesIn } from '../../src/i18n/messages.ts'
import { type Locale, locales } from '../../src/model/entities.ts'
import { type Message, messagesOf, sayMessage } from '../support/catalogs.ts'

const counts = [0, 1, 2, 3, 4, 5, 11, 12, 21, 22, 25, 100, 101, 102, 112, 122]

const isCounted = ({ types }: Message) => [...types.values()].includes('number')
const countedOf = (locale: Locale) => messagesOf(locale).filter(isCounted)

/** Names of values that are numbers of things; durations are five minutes or more. */
const numbers: Readonly<Record<string, readonly number[]>> = {
  count: counts,
  weeks: [1, 2, 5, 22],
  total: [1, 2, 5, 22],
  minutes: [5, 10, 15, 22, 25],
}

/** What a message says for some numbers, in which it has a name for everything else. */
function spokenOf(message: Message): { count: number; text: string }[] {
  const name = Object.keys(numbers).find(one => message.types.has(one))
  return (name ? (numbers[name] ?? []) : []).map(count => {
    const values = [...message.types].map(([key, type]) => {
      if (key === name || type === 'number') return [key, count]
      return [key, type === 'boolean' ? true : 'x']
    })
    return { count, text: sayMessage(message, Object.fromEntries(values)) }
  })
}

const nounAfter = (text: string) => /(?<![\d.,])(\d+) (\p{L}{3,})/u.exec(text)?.[2]

/** Nouns by the category they stand in, learned from the plural forms of all catalogs. */
function wrongNouns(locale: Locale): (text: string) => boolean {
  const rules = new Intl.PluralRules(locale)
  const nouns = new Map<string, Set<string>>()
  for (const message of countedOf(locale)) {
    for (const { count, text } of spokenOf(message)) {
      const noun = nounAfter(text)
      if (noun) nouns.set(noun, (nouns.get(noun) ?? new Set()).add(rules.select(count)))
    }
  }
  return text =>
    [...text.matchAll(/(?<![\d.,:–-])(\d{1,3}) (\p{L}{3,})/gu)].some(([, digits, word = '']) => {
      const categories = nouns.get(word)
      return categories !== undefined && !categories.has(rules.select(Number(digits)))
    })
}

describe.each(locales)('in %s', locale => {
  test('there are messages with counts', () => {
    expect(countedOf(locale).length).toBeGreaterThan(15)
  })

  test('the number is shown wherever the form is for more than one', () => {
    for (const message of countedOf(locale)) {
      const spoken = spokenOf(message)
      // Some are said of one thing alone, and of several without their number.
      if (!spoken.some(({ count, text }) => count > 1 && text.includes(String(count)))) continue
      for (const { count, text } of spoken)
        if (count !== 1) expect(text, `${message.place}, ${count}`).toContain(String(count))
    }
  })

  test('no message puts a noun into a form that its number does not take', () => {
    const wrong = wrongNouns(locale)
    const faults = messagesOf(locale).flatMap(message =>
      spokenOf(message)
        .filter(({ text }) => wrong(text))
        .map(({ text }) => `${message.place}: ${text}`),
    )
    expect(faults).toEqual([])
  })
})

test('the check finds “1 times”, “5 spotkania” and “1 minuti”', () => {
  expect(wrongNouns('en')('1 times to offer')).toBe(true)
  expect(wrongNouns('en')('1 time to offer')).toBe(false)
  expect(wrongNouns('pl')('Dziś 5 spotkania')).toBe(true)
  expect(wrongNouns('pl')('Dziś 22 spotkania')).toBe(false)
  expect(wrongNouns('it')('1 minuti')).toBe(true)
})

test.each([
  [1, '1 kontakt'],
  [2, '2 kontakty'],
  [5, '5 kontaktów'],
  [12, '12 kontaktów'],
  [22, '22 kontakty'],
])('Polish counts %i as “%s”', (count, text) => {
  expect(messagesIn('pl', 'settings/records').total({ count })).toBe(text)
})
