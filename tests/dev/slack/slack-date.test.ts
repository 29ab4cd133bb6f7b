import { expect, test } from 'vitest'
import { slackDate } from '../../../src/dev/slack/pages/blocks/slack-date.ts'

const seconds = Date.UTC(2026, 10, 12, 23, 30) / 1000

test.each([
  ['Europe/Warsaw', 'pl-PL', '{date_short} {time}', '13 lis 2026 0:30'],
  ['America/New_York', 'en-US', '{date_long} at {time}', 'Thursday, November 12, 2026 at 6:30 PM'],
  ['Asia/Tokyo', 'en-GB', '{date_num}', '13/11/2026'],
  ['UTC', 'en-GB', '{time_secs} {unheard_of}', '23:30:00 {unheard_of}'],
])('F64 in %s and %s, %s', (timeZone, locale, format, said) => {
  const shown = slackDate({ seconds, format }, { timeZone, locale })
  expect(shown.replaceAll('\u202f', ' ')).toBe(said)
})
