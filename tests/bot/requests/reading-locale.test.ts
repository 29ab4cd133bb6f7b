import { expect, test } from 'vitest'
import { readingLocale } from '../../../bot/requests/reading-locale.ts'
import { parseShorthand } from '../../../src/shorthand/parse-shorthand.ts'

test.each([
  ['en', 'en-US', 'en-US'],
  ['en', 'en-GB', 'en-GB'],
  ['en', undefined, 'en'],
  ['pl', 'en-US', 'pl'],
  ['it', 'it-IT', 'it-IT'],
] as const)('a rep of %s whose Slack says %s is read in %s', (locale, slackLocale, expected) => {
  expect(readingLocale(locale, slackLocale)).toBe(expected)
})

const read = (locale: string) =>
  parseShorthand('maya@acme.test 30m 3/4', {
    now: Date.UTC(2026, 0, 5, 8),
    timeZone: 'Europe/Berlin',
    locale,
    meetingTypes: [],
  })

test('3/4 is 4 March in the United States, 3 April in Britain, and a question without a region', () => {
  expect(JSON.stringify(read('en-US'))).toContain('2026-03-04')
  expect(JSON.stringify(read('en-GB'))).toContain('2026-04-03')
  expect(read('en').kind).not.toBe('command')
})
