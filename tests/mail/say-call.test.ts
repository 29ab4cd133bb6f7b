import { expect, test } from 'vitest'
import { beforeMessage } from '../../bot/blocks/meetings/before.ts'
import { bookedMessage } from '../../bot/blocks/meetings/booked.ts'
import { messagesIn } from '../../src/i18n/messages.ts'
import { type CallReader, sayCall } from '../../src/i18n/say-call.ts'
import { meetingEmail } from '../../src/mail/templates/meeting-email.ts'
import { placeByHand, withCallerOf } from '../../src/model/caller-of.ts'
import { type Location, locales, type Meeting } from '../../src/model/entities.ts'
import { createTokenCipher } from '../../src/secrets/token-cipher.ts'
import { eventPlace } from '../../src/services/meetings/invitation-text.ts'
import { calendarFile } from '../../src/web/manage/calendar-file.ts'
import { sayMeetingPlace } from '../../src/web/views/say-place.ts'
import { aMeeting } from './a-meeting.ts'

const own = '+1 555 0100'
const theirs = '+44 20 7946 0000'
const withPhone = { ...aMeeting().invitee, phone: theirs }
const pageId = 'a2b00000-0000-4000-8000-000000000003'

/** By whose the number is and how it came to the meeting. */
const numbers: Record<string, { caller: 'host' | 'invitee'; changes: Partial<Meeting> }> = {
  'the number of a page': {
    caller: 'invitee',
    changes: { pageId, location: { kind: 'phone', number: own } },
  },
  'the number of a page, where the guest left one too': {
    caller: 'invitee',
    changes: { pageId, location: { kind: 'phone', number: own }, invitee: withPhone },
  },
  'the number that the guest left': {
    caller: 'host',
    changes: { pageId, location: { kind: 'phone' }, invitee: withPhone },
  },
  'the number of a meeting scheduled from a record': {
    caller: 'host',
    changes: { location: { kind: 'phone', number: theirs }, source: 'record' },
  },
  'the number of a page, where a rep booked by hand': {
    caller: 'invitee',
    changes: {
      pageId: undefined,
      location: placeByHand(
        { location: { kind: 'phone', number: own }, hostIds: [aMeeting().host.id] },
        aMeeting().host.id,
      ),
      source: 'slack',
    },
  },
  'a number that was added to a meeting of a page': {
    caller: 'host',
    changes: { pageId, location: { kind: 'phone', number: theirs, isInvitees: true } },
  },
  'the number of the guest, spelled in another way': {
    caller: 'host',
    changes: {
      pageId,
      location: { kind: 'phone', number: '+44 (20) 7946-0000' },
      invitee: withPhone,
    },
  },
}

const said: Record<'host' | 'invitee', Record<CallReader, RegExp>> = {
  host: {
    invitee: /Ana Ruiz calls you at \+44/,
    host: /Call Maya Lindt at \+44/,
    other: /Ana Ruiz calls Maya Lindt at \+44/,
  },
  invitee: {
    invitee: /Call Ana Ruiz at \+1 555/,
    host: /Maya Lindt calls you at \+1 555/,
    other: /Maya Lindt calls Ana Ruiz at \+1 555/,
  },
}

const reader = { locale: 'en', timeZone: 'Europe/Berlin' } as const
const urls = { meeting: 'http://m.test/s', contact: 'http://m.test/c' }
const readers: CallReader[] = ['invitee', 'host', 'other']
const plain = (message: object) => JSON.stringify(message).replaceAll(/[\u2066-\u2069]/g, '')

function emailTo(meeting: Meeting, to: CallReader): string {
  const sides = {
    invitee: { side: 'invitee' },
    host: { side: 'host', isHost: true },
    other: { side: 'invitee', isGuest: true },
  } as const
  return meetingEmail({ news: 'booked', meeting, reader, urls, ...sides[to] }).text
}

const coHostEmail = (meeting: Meeting) =>
  meetingEmail({
    ...{ news: 'booked', meeting, reader, urls },
    ...{ side: 'host', isHost: true, isCoHost: true },
  }).text

function slackOf(meeting: Meeting, to: CallReader): string {
  const readerId = to === 'host' ? meeting.host.id : 'a2b00000-0000-4000-8000-000000000009'
  const copy = messagesIn('en', 'slack/general')
  const shared = { copy, meeting, reader, readerId }
  const links = { ...urls, join: undefined, manage: '', open: '' }
  const card = bookedMessage({ ...shared, events: [], urls: links, crm: undefined, deals: [] })
  const notifications = messagesIn('en', 'slack/notifications')
  const before = beforeMessage({ ...shared, notifications, joinUrl: undefined, note: undefined })
  return [plain(card), plain(before)].join('\n---\n')
}

const origin = { publicUrl: 'http://m.test', cipher: createTokenCipher(['k']) }
const channels: Record<string, (meeting: Meeting, to: CallReader) => string | undefined> = {
  email: emailTo,
  page: (meeting, to) => sayMeetingPlace(meeting, { locale: 'en', reader: to }),
  calendar: (meeting, to) => eventPlace(origin, meeting, { locale: 'en', reader: to }),
  'calendar file': (meeting, to) =>
    to === 'invitee' ? calendarFile(meeting, origin).replaceAll('\r\n ', '') : undefined,
  'email to another host': (meeting, to) => (to === 'other' ? coHostEmail(meeting) : undefined),
}

const rows = Object.entries(numbers).flatMap(([whose, { caller, changes }]) =>
  readers.map(to => ({ whose, to, meeting: aMeeting(changes), text: said[caller][to] })),
)

test.each(rows)('$to reads who calls whom: $whose', ({ to, meeting, text }) => {
  for (const write of Object.values(channels)) {
    const written = write(meeting, to)
    if (written !== undefined) expect(written).toMatch(text)
  }
  if (to === 'invitee') return
  for (const message of slackOf(meeting, to).split('\n---\n')) expect(message).toMatch(text)
})

test.each(locales)('in %s each reader of each call reads a sentence of their own', locale => {
  const sentences = rows.map(({ meeting, to }) => sayCall(meeting, { locale, reader: to }))
  expect(sentences).not.toContain(undefined)
  expect(new Set(sentences).size).toBeGreaterThanOrEqual(readers.length * 2)
  for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]/)
})

test('without a number the text names no caller', () => {
  const meeting = aMeeting({ location: { kind: 'phone' } })
  expect(sayCall(meeting, { locale: 'en', reader: 'host' })).toBeUndefined()
  expect(emailTo(meeting, 'host')).toContain(messagesIn('en', 'mail').phoneMissing)
})

const newNumber: Location = { kind: 'phone', number: theirs }
test.each<[string, Partial<Meeting>, isInvitees: boolean | undefined]>([
  ['replaces a video call', { pageId, location: { kind: 'video' } }, true],
  ['is added to a call without one', { pageId, location: { kind: 'phone' } }, true],
  ['replaces a page’s number', { pageId, location: { kind: 'phone', number: own } }, undefined],
])('a number that %s', (_how, changes, isInvitees) => {
  const meeting = aMeeting(changes)
  const location = withCallerOf(meeting, newNumber)
  expect(location).toEqual(isInvitees ? { ...newNumber, isInvitees } : newNumber)
  expect(sayCall({ ...meeting, location }, { locale: 'en', reader: 'host' })).toMatch(
    isInvitees ? /^Call Maya Lindt/ : /^Maya Lindt calls you/,
  )
})
