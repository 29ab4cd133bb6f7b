import { expect, test } from 'vitest'
import { bookingWords } from '../../src/i18n/booking/booking-words.ts'
import { conflictWords } from '../../src/i18n/crm-conflicts/conflict-words.ts'
import { embeddedWords } from '../../src/i18n/embedded/embedded-words.ts'
import { fill, plural } from '../../src/i18n/fill.ts'
import { healthWords } from '../../src/i18n/health/health-words.ts'
import { invitationWords } from '../../src/i18n/invitation/words.ts'
import { keysWords } from '../../src/i18n/keys/keys-words.ts'
import { linksWords } from '../../src/i18n/links/links-words.ts'
import { mailWords } from '../../src/i18n/mail/mail-words.ts'
import { placesWords } from '../../src/i18n/places/places-words.ts'
import { remindersWords } from '../../src/i18n/reminders/words.ts'
import { reportsWords } from '../../src/i18n/reports/reports-words.ts'
import { scheduleWords } from '../../src/i18n/schedule/schedule-words.ts'
import { changingWords } from '../../src/i18n/settings/changing/words.ts'
import { hostingWords } from '../../src/i18n/settings/hosting/words.ts'
import { settingsWords } from '../../src/i18n/settings/settings-words.ts'
import { formWords } from '../../src/i18n/slack/forms/words.ts'
import { reassignWords } from '../../src/i18n/slack/reassign/words.ts'
import { verbWords } from '../../src/i18n/slack/verbs/words.ts'
import { slackWords } from '../../src/i18n/slack/words.ts'
import type { Locale } from '../../src/model/entities.ts'

const areas: Record<string, (locale: Locale) => object> = {
  booking: bookingWords,
  'CRM conflicts': conflictWords,
  'changing a meeting': changingWords,
  health: healthWords,
  'hosts and invitations': hostingWords,
  invitation: invitationWords,
  'Slack forms': formWords,
  'Slack reassigning': reassignWords,
  'Slack verbs': verbWords,
  embedded: embeddedWords,
  keys: keysWords,
  links: linksWords,
  mail: mailWords,
  places: placesWords,
  reminders: remindersWords,
  reports: reportsWords,
  schedule: scheduleWords,
  settings: settingsWords,
  slack: slackWords,
}

/** Every text by its path; functions are Slack's and take their values themselves. */
function textsOf(words: object, path = ''): [path: string, text: string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    const here = path ? `${path}.${name}` : name
    if (typeof value === 'string') return [[here, value]]
    return value && typeof value === 'object' ? textsOf(value, here) : []
  })
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
const isPluralForm = (path: string) => /\.(one|few|many|other)$/.test(path)

const translated = Object.keys(areas).flatMap(area =>
  (['pl', 'it'] as const).map(locale => [area, locale] as const),
)

test.each(translated)(
  'F54: %s in %s has every text, with the values of the English one',
  (area, locale) => {
    const english = new Map(textsOf(areas[area]?.('en') ?? {}))
    const other = new Map(textsOf(areas[area]?.(locale) ?? {}))
    for (const [path, text] of english) {
      if (isPluralForm(path)) continue
      expect(other.get(path)?.trim(), path).toBeTruthy()
      expect(placeholders(other.get(path) ?? ''), path).toEqual(placeholders(text))
    }
  },
)

test.each(translated)('F54: %s in %s was translated', (area, locale) => {
  const english = textsOf(areas[area]?.('en') ?? {})
  const other = new Map(textsOf(areas[area]?.(locale) ?? {}))
  const sentences = english.filter(([, text]) => text.split(' ').length >= 5)
  const same = sentences.filter(([path, text]) => other.get(path) === text)
  expect(same.map(([path]) => path)).toEqual([])
})

test.each([
  [1, '1 kontakt'],
  [2, '2 kontakty'],
  [5, '5 kontaktów'],
  [12, '12 kontaktów'],
  [22, '22 kontakty'],
])('Polish counts %i as “%s”', (count, words) => {
  expect(plural('pl', settingsWords('pl').records.total, count)).toBe(words)
})

test('a name without a value stays as it stands, a value with a name is not filled again', () => {
  expect(fill('{a} and {b}', { a: '{b}' })).toBe('{b} and {b}')
})
