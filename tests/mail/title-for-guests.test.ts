import { describe, expect, test } from 'vitest'
import { fill } from '../../src/i18n/fill.ts'
import { scheduleWords } from '../../src/i18n/schedule/schedule-words.ts'
import { titleForGuests } from '../../src/i18n/schedule/title-for-guests.ts'
import { meetingEmail } from '../../src/mail/templates/meeting-email.ts'
import { changeLinkEmail, hostLateEmail } from '../../src/mail/templates/other-emails.ts'
import { locales } from '../../src/model/entities.ts'
import type { MeetingNews } from '../../src/services/meetings/notification-table.ts'
import { calendarFile, calendarLinks } from '../../src/web/manage/calendar-file.ts'
import { aMeeting } from './a-meeting.ts'

const suggested = (name = 'Maya Lindt') => fill(scheduleWords('en').titleHint, { name })

describe.each(locales)('suggested in %s', locale => {
  const title = fill(scheduleWords(locale).titleHint, { name: 'Maya Lindt' })

  test.each([
    ['en', 'Maya Lindt and Ana Ruiz'],
    ['pl', 'Maya Lindt i Ana Ruiz'],
    ['it', 'Maya Lindt e Ana Ruiz'],
  ] as const)('a guest in %s reads both names', (read, expected) => {
    expect(titleForGuests(aMeeting({ title, locale: read }))).toBe(expected)
  })
})

test('of a company’s record too', () => {
  const invitee = { ...aMeeting().invitee, company: 'Acme' }
  expect(titleForGuests(aMeeting({ title: suggested('Acme'), invitee }))).toBe(
    'Maya Lindt and Ana Ruiz',
  )
})

test.each([
  'Demo',
  'Meeting with the board',
  'Meeting with Maya Lindt about prices',
  'meeting with Maya Lindt',
])('%s was typed by somebody and stays', title => {
  expect(titleForGuests(aMeeting({ title }))).toBe(title)
})

const urls = { manage: 'http://m.test/m', meeting: 'http://m.test/s', contact: 'http://m.test/c' }
const news: MeetingNews[] = [
  'booked',
  'moved',
  'updated',
  'canceled',
  'uninvited',
  'new-host',
  'reminder',
]
const meeting = aMeeting({ title: suggested() })
const reader = { locale: 'en', timeZone: 'Europe/Berlin' } as const

test.each(news)('no guest reads “Meeting with” themselves: %s', news => {
  const email = meetingEmail({ news, meeting, reader, side: 'invitee', urls })
  for (const text of [email.subject, email.text, email.html]) {
    expect(text).not.toContain(suggested())
    expect(text).toContain('Maya Lindt and Ana Ruiz')
  }
  const theirs = meetingEmail({ news, meeting, reader, side: 'host', urls })
  expect(theirs.text).toContain(suggested())
})

test.each([
  ['host is late', hostLateEmail({ meeting, host: 'Ana Ruiz', url: undefined, minutes: 10 })],
  ['change links', changeLinkEmail({ meeting, url: 'http://m.test/m' })],
])('nor in the email: %s', (_name, { subject, text }) => {
  expect(subject + text).not.toContain(suggested())
  expect(subject + text).toContain('Maya Lindt and Ana Ruiz')
})

test('nor in the file and the links for their calendar', () => {
  const origin = { publicUrl: 'http://m.test' }
  expect(calendarFile(meeting, origin)).toContain('SUMMARY:Maya Lindt and Ana Ruiz\r\n')
  const { google, outlook } = calendarLinks(meeting, origin)
  expect(new URL(google).searchParams.get('text')).toBe('Maya Lindt and Ana Ruiz')
  expect(new URL(outlook).searchParams.get('subject')).toBe('Maya Lindt and Ana Ruiz')
})
