import { expect, test } from 'vitest'
import { meetingEmail } from '../../../src/mail/templates/meeting-email.ts'
import { hostText } from '../../../src/services/meetings/invitation-text.ts'
import { namedAddress } from '../../../src/text/named-address.ts'
import { aMeeting } from '../../mail/a-meeting.ts'

test.each([
  ['Maya Lindt', 'maya@acme.test', 'Maya Lindt (maya@acme.test)'],
  ['maya@acme.test', 'maya@acme.test', 'maya@acme.test'],
  ['MAYA@acme.test', 'maya@acme.test', 'maya@acme.test'],
  ['', 'maya@acme.test', 'maya@acme.test'],
  [' ', 'maya@acme.test', 'maya@acme.test'],
])('%j with %s reads %s', (name, email, expected) => {
  expect(namedAddress({ name, email })).toBe(expected)
})

test('who has no name is named once, in emails and in calendars', () => {
  const email = 'a@b.example'
  const invitee = { kind: 'invitee', name: email, email } as const
  const meeting = aMeeting({ invitee, guests: [] })
  const urls = { meeting: 'http://m.test/s', contact: 'http://m.test/c' }
  const reader = { locale: 'en', timeZone: 'Europe/Berlin' } as const
  const { text } = meetingEmail({ news: 'booked', side: 'host', meeting, reader, urls })
  expect(text).toContain('Contact: a@b.example\n')
  expect(hostText({ publicUrl: 'http://m.test' }, meeting).split('\n')[0]).toBe(email)
})
