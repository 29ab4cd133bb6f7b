import { expect, test } from 'vitest'
import { compileMessages } from '../../src/i18n/compile-messages.ts'
import { readCompiled } from '../../src/i18n/compiled-messages.ts'
import { type Messages, messagesIn } from '../../src/i18n/messages.ts'
import { locales } from '../../src/model/entities.ts'
import { pickerKeys } from '../../src/web/views/picker-data.ts'

/** Characters that ICU syntax, markup or a template may take for their own. */
const hostile = ['<b>Ana</b>', "O'Neil", "l'", '{name}', '{{x}}', "'{'", '#', '', '$&', '100%']

type PickerMessages = Pick<Messages<'booking'>, (typeof pickerKeys)[number]>

/** As a browser reads them: through JSON. */
const inBrowser = (locale: (typeof locales)[number]) =>
  readCompiled<PickerMessages>(
    JSON.parse(JSON.stringify(compileMessages(locale, 'booking', pickerKeys))),
    locale,
  )

test.each(hostile)('the value %j stands in a message as it is', value => {
  expect(messagesIn('en', 'booking').noSuchZone({ name: value })).toBe(
    `No time zone is called “${value}”. Try a city.`,
  )
  expect(inBrowser('en').noSuchZone({ name: value })).toBe(
    `No time zone is called “${value}”. Try a city.`,
  )
})

test('a text keeps its apostrophes, angle brackets and number signs', () => {
  expect(messagesIn('en', 'slack/home').more({ count: 3, url: 'https://a.test' })).toBe(
    'and 3 more, see <https://a.test|all of them>',
  )
  expect(messagesIn('it', 'slack/home').linkTitle).not.toContain("''")
  expect(messagesIn('en', 'slack/general').unknownUser({ email: 'a@b.test' })).toContain("I don't")
})

test('numbers are written as they are, without separators', () => {
  expect(messagesIn('en', 'slack/verbs').failed({ count: 12345 })).toBe(
    '12345 deliveries failed for good',
  )
  expect(messagesIn('pl', 'settings/records').total({ count: 12345 })).toBe('12345 kontaktów')
  expect(
    messagesIn('en', 'slack/general').previewTitle({
      count: 0,
      minutes: 1440,
      title: 2026,
      guest: 'Maya',
    }),
  ).toBe('*0 × 1440-min 2026* for Maya')
})

test('a part that depends on a case is there or not', () => {
  const { movedBy } = messagesIn('en', 'slack/general')
  expect(movedBy({ who: 'Ana', hasReason: true, reason: 'Ill' })).toBe('Moved by Ana. Reason: Ill')
  expect(movedBy({ who: 'Ana', hasReason: false, reason: '' })).toBe('Moved by Ana.')
})

test.each(locales)('in %s the browser says what the server says', locale => {
  const [server, browser] = [messagesIn(locale, 'booking'), inBrowser(locale)]
  for (const count of [0, 1, 2, 3, 5, 12, 22, 100]) {
    expect(browser.timesAvailable({ count })).toBe(server.timesAvailable({ count }))
    expect(browser.durationOption({ count })).toBe(server.durationOption({ count }))
  }
  expect(browser.timesIn({ zone: 'Warsaw, CET' })).toBe(server.timesIn({ zone: 'Warsaw, CET' }))
  expect(browser.pickDay).toBe(server.pickDay)
})
