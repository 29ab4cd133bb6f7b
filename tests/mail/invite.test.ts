import { expect, test } from 'vitest'
import { aMeeting, anInvite } from './a-meeting.ts'

const write = (changes = {}, place = 'Berlin') => anInvite(aMeeting(changes), place)
const unfold = (ics: string) => ics.replace(/\r\n[ \t]/g, '').split('\r\n')

/** What RFC 5545 §3.1 asks of every content line. */
function lint(ics: string) {
  expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(ics.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  for (const line of unfold(ics).slice(0, -1))
    expect(line).toMatch(/^[A-Z-]+(;[A-Z-]+=("[^"]*"|[^":;]*))*:/)
}

test('an invitation names host, attendees and instants in UTC (F20)', () => {
  const { method, ics } = write()
  lint(ics)
  const lines = unfold(ics)
  expect(method).toBe('REQUEST')
  expect(lines).toContain('UID:b-1042@parley.test')
  expect(lines).toContain('SEQUENCE:0')
  expect(lines).toContain('DTSTART:20261112T140000Z')
  expect(lines).toContain('DTEND:20261112T143000Z')
  expect(ics).not.toContain('Do not show this')
  const attendees = lines.filter(line => line.startsWith('ATTENDEE'))
  expect(attendees).toHaveLength(2)
  for (const line of attendees) expect(line).toMatch(/RSVP=TRUE.*PARTSTAT=NEEDS-ACTION/)
})

test('a cancellation keeps the UID and raises the sequence (F22)', () => {
  const { method, ics } = write({ status: 'canceled', sequence: 2 })
  lint(ics)
  expect(method).toBe('CANCEL')
  const lines = unfold(ics)
  for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2', 'UID:b-1042@parley.test'])
    expect(lines).toContain(line)
})

test('whatever is typed stays inside its own line', () => {
  const nasty = 'żółć "x";,\\ 🎉\r\nATTENDEE:mailto:evil@example.com\rEND:VEVENT '.repeat(4)
  const { ics } = write(
    {
      title: nasty,
      description: nasty,
      invitee: { kind: 'invitee', email: 'm@example.com', name: nasty },
    },
    nasty,
  )
  lint(ics)
  const lines = unfold(ics)
  expect(lines.filter(line => line.startsWith('ATTENDEE'))).toHaveLength(2)
  expect(lines.filter(line => line === 'END:VEVENT')).toHaveLength(1)
})
