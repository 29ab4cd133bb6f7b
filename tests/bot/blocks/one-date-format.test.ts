import { expect, test } from 'vitest'
import { missingDay } from '../../../bot/blocks/times.ts'
import { type Locale, locales } from '../../../src/model/entities.ts'
import { cases } from '../../support/slack/hostile/cases.ts'
import { hostileWorld } from '../../support/slack/hostile/world.ts'
import { readableIn } from '../../support/slack/readable-in.ts'

const tagOf = (locale: Locale) => (locale === 'en' ? 'en-GB' : locale)

/** What several people read: each has a zone of their own. */
const shared = [
  'meetings/channel#channelMessage',
  'proposals/proposal-card#proposalCard',
  'proposals/proposal-card#bookedCard',
  'proposals/proposal-card#takenCard',
  'answers/unfurl#unfurlBlocks',
  // A guest without an account here: Slack alone knows their zone.
  'views#pickView',
]

const textsOf = (name: string, locale: Locale): string[] =>
  readableIn(cases[name]?.(hostileWorld('Maya Lindt', locale)))

const month = (locale: Locale, length: 'short' | 'long') =>
  new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: length, timeZone: 'UTC' })
    .format(Date.UTC(2026, 10, 5))
    .replace('5 ', '')
const weekdays = (locale: Locale) =>
  Array.from({ length: 7 }, (_, day) =>
    new Intl.DateTimeFormat(tagOf(locale), { weekday: 'short', timeZone: 'UTC' })
      .format(Date.UTC(2026, 10, 2 + day))
      .replace('.', '\\.'),
  ).join('|')

const anyMonth = locales.flatMap(each => [month(each, 'short'), month(each, 'long')]).join('|')
const wrong = new RegExp(
  `\\d{4}-\\d\\d-\\d\\d|\\d{1,2}(?:st|nd|rd|th)\\b|\\b(?:${anyMonth})\\b`,
  'giu',
)
const ownDates = Object.fromEntries(
  locales.map(locale => [
    locale,
    new RegExp(`(?:${weekdays(locale)}) \\d{1,2} ${month(locale, 'short')}`, 'g'),
  ]),
)

/** Dates that are not written `Thu 5 Nov`, in the reader's language. */
function strangeDates(text: string, locale: Locale): string[] {
  const plain = text.replaceAll(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
  return plain.replaceAll(ownDates[locale] ?? /$^/g, '').match(wrong) ?? []
}

const tried = locales.flatMap(locale => Object.keys(cases).map(name => [name, locale] as const))

test.each(tried)('every date that %s shows in %s is written alike', (name, locale) => {
  expect(textsOf(name, locale).flatMap(text => strangeDates(text, locale))).toEqual([])
})

test.each(tried)(
  '%s in %s leaves dates to Slack only where several people read them',
  (name, locale) => {
    const tokens = textsOf(name, locale).flatMap(text => text.match(/<!date[^>]*>/g) ?? [])
    if (!shared.includes(name)) expect(tokens).toEqual([])
    const zone = / -?\d\d:\d\d (?:[A-Z]{2,5}|GMT[+-]\d+)>$/
    for (const token of tokens) {
      expect(token).toMatch(/^<!date\^\d+\^\{date_long\}, \{time\}\|/)
      expect(token).toMatch(zone)
    }
  },
)

test('what several people read has dates of Slack’s', () => {
  for (const name of shared) expect(textsOf(name, 'en').join()).toContain('<!date^')
})

test.each<[string, Locale, string]>([
  ['2027-02-30', 'en', '30 Feb 2027'],
  ['2027-02-30', 'pl', '30 lut 2027'],
  ['2027-02-30', 'it', '30 feb 2027'],
  ['2026-09-31', 'en', '31 Sept 2026'],
  ['31.02', 'en', '31.02'],
])('the date %s, which there is not, reads in %s %s', (word, locale, said) => {
  expect(missingDay(word, locale)).toBe(said)
})
