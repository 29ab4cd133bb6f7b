import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { objectOf } from '../../src/calendars/caldav/write-event.ts'
import { makeInvite } from '../../src/mail/invite.ts'
import { titleWith } from '../../src/model/title-with.ts'
import { createTokenCipher } from '../../src/secrets/token-cipher.ts'
import { calendarFile } from '../../src/web/manage/calendar-file.ts'
import { aMeeting } from './a-meeting.ts'

interface Texts {
  title: string
  description: string
  place: string
  name: string
}

const meetingOf = ({ title, description, name }: Texts, changes = {}) =>
  aMeeting({
    title,
    description,
    invitee: { kind: 'invitee', email: 'maya@example.com', name },
    ...changes,
  })
function inviteOf(texts: Texts, changes = {}, more = {}) {
  const meeting = meetingOf(texts, changes)
  return makeInvite({
    meeting,
    method: meeting.status === 'canceled' ? 'CANCEL' : 'REQUEST',
    title: meeting.title,
    description: `${meeting.description}\n\nhttps://meet.example.com/m/1`,
    place: texts.place,
    organizer: meeting.host,
    ...more,
  }).ics
}
const eventOf = (texts: Texts, isBusy: boolean) => ({
  uid: 'b-1042@parley',
  key: 'b-1042',
  eventId: undefined,
  meetingId: 'b-1042',
  sequence: 1,
  title: texts.title,
  description: texts.description,
  location: texts.place,
  startsAt: Date.UTC(2026, 10, 12, 14),
  endsAt: Date.UTC(2026, 10, 12, 14, 30),
  organizer: { name: texts.name, email: 'ana@parley.test' },
  attendees: isBusy
    ? [{ name: texts.name, email: 'maya@example.com', answer: 'accepted' as const }]
    : [],
  wantsConference: false,
  hasReminders: true,
  isBusy,
})

/** Every calendar that the product writes. */
const writers: Record<string, (texts: Texts) => string> = {
  'the invitation in a mail': texts => inviteOf(texts),
  'the cancellation in a mail': texts => inviteOf(texts, { status: 'canceled', sequence: 2 }),
  'the mail to who is no longer invited': texts =>
    inviteOf(texts, {}, { uninvited: { email: 'jo@example.com', name: texts.name } }),
  'the file of the manage page': texts =>
    calendarFile(meetingOf(texts), {
      publicUrl: 'https://meet.example.com',
      cipher: createTokenCipher(['k']),
    }),
  'the event in a CalDAV calendar': texts => objectOf(eventOf(texts, true)),
  'the task in a CalDAV calendar': texts => objectOf(eventOf(texts, false)),
}

/** RFC 5545 §3.1 and §3.6. */
function faultsOf(ics: string): string[] {
  const physical = ics.split('\r\n')
  const logical = ics.replace(/\r\n /g, '').split('\r\n').slice(0, -1)
  const countOf = (line: string) => logical.filter(one => one === line).length
  const once = ['BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'VERSION:2.0']
  return [
    ...(physical.at(-1) === '' ? [] : ['does not end with CRLF']),
    ...physical.filter(line => /[\r\n]/.test(line)).map(line => `bare line end: ${line}`),
    ...physical.filter(line => Buffer.byteLength(line) > 75).map(line => `too long: ${line}`),
    ...physical.filter(line => !line.isWellFormed()),
    ...logical.filter(
      line => !/^[A-Z-]+(;[A-Z-]+=("[^"\p{Cc}]*"|[^":;,\p{Cc}]*))*:\P{Cc}*$/u.test(line),
    ),
    ...once.filter(line => countOf(line) !== 1).map(line => `not once: ${line}`),
  ]
}

const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom('\r\n', '\n', '\r', '"', ';', ',', ':', '\\', '\\n', '\t', '\0', '^', ' '),
      fc.constantFrom(
        'ż',
        '日本',
        '👩‍👩‍👧',
        '\u2028',
        'x'.repeat(74),
        'END:VEVENT',
        'ATTENDEE:mailto:e@x.test',
      ),
      fc.string({ unit: 'grapheme' }),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))
const texts = fc.record({ title: hostile, description: hostile, place: hostile, name: hostile })

/** The file names the host beside the title, as the invitee's invitation does. */
const titleIn = (writer: string, { title }: Texts) =>
  writer === 'the file of the manage page' ? titleWith(title, 'Ana Ruiz') : title

test.each(Object.keys(writers))('%s keeps the rules of RFC 5545 whatever is typed', writer => {
  const write = writers[writer]
  fc.assert(
    fc.property(texts, typed => {
      const ics = write?.(typed) ?? ''
      expect(faultsOf(ics)).toEqual([])
      const calendar = new ICAL.Component(ICAL.parse(ics) as [string, object[], object[]])
      const event = calendar.getFirstSubcomponent('vevent')
      expect(calendar.getAllSubcomponents()).toHaveLength(1)
      expect(event?.getAllProperties('attendee').length).toBeLessThanOrEqual(2)
      expect(String(event?.getFirstPropertyValue('summary') ?? '')).toBe(
        titleIn(writer, typed)
          .replace(/\p{Cc}+/gu, ' ')
          .trim(),
      )
    }),
    { numRuns: 100 },
  )
})

test('lines of every length around the limit are folded by octets', () => {
  for (const sign of ['x', 'ż', '日', '👍'])
    for (let length = 60; length < 100; length += 1) {
      const title = sign.repeat(length)
      for (const write of Object.values(writers))
        expect(faultsOf(write({ title, description: title, place: title, name: 'Maya' }))).toEqual(
          [],
        )
    }
})

test('a stored object has no METHOD, every message has one', () => {
  const plain = { title: 'a', description: 'METHOD:X', place: 'c', name: 'd' }
  for (const [writer, write] of Object.entries(writers))
    expect(/^METHOD:/m.test(write(plain)), writer).toBe(!writer.includes('CalDAV'))
})

test('calendars are written in one place', () => {
  const root = resolve(import.meta.dirname, '../..')
  const files = ['src', 'bot', 'crm'].flatMap(top =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter(file => /\.tsx?$/.test(file))
      .map(file => join(top, file)),
  )
  const writing = files.filter(file =>
    /from 'ics'|BEGIN:V(CALENDAR|EVENT)/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(writing).toEqual(['src/text/icalendar.ts'])
})
