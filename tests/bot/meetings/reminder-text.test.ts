import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReminders, sayReminder } from '../../../bot/blocks/forms/reminder-text.ts'
import { locales } from '../../../src/model/entities.ts'

const maxMinutes = 8 * 7 * 24 * 60

test.each(locales)('the text of a reminder in %s is read as the same minutes', locale => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: maxMinutes }), { maxLength: 5 }), all => {
      const typed = all.map(minutes => sayReminder(minutes, locale)).join(', ')
      expect(readReminders(typed)).toEqual({ minutes: [...new Set(all)], unread: undefined })
    }),
  )
})

test.each([
  ['1 day, 90 min', [1440, 90]],
  ['2h;1w', [120, 10080]],
  ['10m', [10]],
  [
    '1 dzień, 3 dni, 2 godz., 5 godzin, 2 tygodnie, 1 tydzień',
    [1440, 4320, 120, 300, 20160, 10080],
  ],
  ['1 giorno, 2 giorni, 1 ora, 2 ore, 3 settimane', [1440, 2880, 60, 120, 30240]],
  ['1 Day,\n1 day, 24 hours', [1440]],
  ['', []],
  [' , ', []],
])('%j is read as %j minutes', (typed, minutes) => {
  expect(readReminders(typed)).toEqual({ minutes, unread: undefined })
})

test.each([
  ['60', '60'],
  ['1 day, soon', 'soon'],
  ['1.5 h', '1.5 h'],
  ['-5 min', '-5 min'],
  ['9999999 min', '9999999 min'],
  ['2 months', '2 months'],
  ['1 \u0000', '1'],
])('of %j the part %j is not understood', (typed, unread) => {
  expect(readReminders(typed).unread?.replaceAll('\u0000', '').trim()).toBe(unread)
})
