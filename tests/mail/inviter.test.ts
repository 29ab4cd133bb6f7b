import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inviterOf } from '../../src/mail/inviter-of.ts'
import { meetingEmail } from '../../src/mail/templates/meeting-email.ts'
import { type Actor, locales, type MeetingEvent } from '../../src/model/entities.ts'
import { editMeeting } from '../../src/services/meetings/edit-meeting.ts'
import { listMeetingEvents } from '../../src/services/meetings/find-meeting.ts'
import type { NotifiedRole } from '../../src/services/meetings/notification-table.ts'
import { scheduleFromRecord } from '../../src/services/records/schedule-from-record.ts'
import { type MailFixture, startMailFixture } from '../support/mail-fixture.ts'
import { aMeeting } from './a-meeting.ts'

const meeting = aMeeting()
const byMaya: Actor = { kind: 'invitee', name: 'Maya Lindt' }
const byRita: Actor = { kind: 'user', userId: 'rita', name: 'Rita Rep' }
const byAna: Actor = { kind: 'user', userId: meeting.organizer.id, name: 'Ana Ruiz' }
const byProgram: Actor = { kind: 'system', name: 'API' }
const jo = { email: 'jo@example.com', name: 'Jo' }

const booked = (actor: Actor): MeetingEvent => ({
  meetingId: meeting.id,
  revision: 0,
  kind: 'booked',
  at: 0,
  actor,
})
const added = (actor: Actor): MeetingEvent => ({
  ...booked(actor),
  revision: 1,
  kind: 'edited',
  guestsAdded: [{ ...jo, email: 'JO@example.com' }],
})

test.each<[inviter: string | undefined, role: NotifiedRole, events: MeetingEvent[]]>([
  [undefined, 'invitee', [booked(byMaya)]],
  ['Rita Rep', 'invitee', [booked(byRita)]],
  ['Ana Ruiz', 'invitee', [booked(byAna)]],
  [undefined, 'invitee', [booked(byProgram)]],
  [undefined, 'invitee', []],
  ['Maya Lindt', 'guest', [booked(byMaya)]],
  ['Rita Rep', 'guest', [booked(byRita)]],
  ['Ana Ruiz', 'guest', [booked(byProgram)]],
  ['Rita Rep', 'new-guest', [booked(byMaya), added(byRita)]],
  ['Maya Lindt', 'new-guest', [booked(byRita), added(byMaya)]],
])('%s invited the %s', (inviter, role, events) => {
  const email = role === 'invitee' ? meeting.invitee.email : jo.email
  expect(inviterOf(meeting, events, { role, email })).toBe(inviter)
})

test('a colleague who added themselves is invited by nobody', () => {
  const { email } = meeting.organizer
  expect(inviterOf(meeting, [booked(byAna)], { role: 'guest', email })).toBeUndefined()
})

test('what was made in the CRM comes from its host', () => {
  const invited = { role: 'invitee', email: meeting.invitee.email } as const
  const made = aMeeting({ source: 'record' })
  expect(inviterOf(made, [booked({ kind: 'system', name: 'HubSpot' })], invited)).toBe('Ana Ruiz')
})

test.each(locales)('in %s, who was invited does not read that they booked', locale => {
  const email = { news: 'booked', meeting, side: 'invitee', urls: urlsOf() } as const
  const reader = { locale, timeZone: 'Europe/Berlin' }
  const own = meetingEmail({ ...email, reader })
  const theirs = meetingEmail({ ...email, reader, inviter: 'Rita Rep' })
  expect(theirs.text).toMatch(/^Rita Rep /)
  expect(own.text).not.toContain('Rita Rep')
  expect(theirs.subject).not.toBe(own.subject)
})

const kim = { kind: 'guest', email: 'kim@example.com', name: 'Kim' } as const

test.each([
  ['the invitee', 'MAYA@example.com', false, 'Jo (jo@example.com), Kim (kim@example.com)'],
  ['a guest', 'JO@example.com', true, 'Maya Lindt (maya@example.com), Kim (kim@example.com)'],
  ['another guest', 'kim@example.com', true, 'Maya Lindt (maya@example.com), Jo (jo@example.com)'],
])(
  '%s reads of the others at the meeting, never of themselves',
  (_who, readerEmail, isGuest, others) => {
    const guests = [{ ...jo, kind: 'guest' } as const, kim]
    const { text } = meetingEmail({
      news: 'booked',
      meeting: aMeeting({ guests }),
      side: 'invitee',
      isGuest,
      readerEmail,
      reader: { locale: 'en', timeZone: 'Europe/Berlin' },
      urls: urlsOf(),
    })
    expect(text).toContain(`Also invited: ${others}\n`)
  },
)

function urlsOf() {
  return { manage: 'http://m.test/m', meeting: 'http://m.test/s', contact: 'http://m.test/c' }
}

describe('a meeting that Ana schedules for Maya', () => {
  let fixture: MailFixture
  beforeAll(async () => {
    fixture = await startMailFixture()
  })
  afterAll(() => fixture?.database.drop())

  test('says who invited whom, and has a title for both sides', async () => {
    const { context, deliver, mailsTo } = fixture
    const { host, workspaceId } = fixture.meeting
    const ana = {
      ...host,
      workspaceId,
      locale: 'en',
      role: 'rep',
      slackUserId: undefined,
    } as const
    const invitee = { email: 'ola@example.com', name: 'Ola Kot' }
    const made = await scheduleFromRecord(context, {
      organizer: ana,
      hostId: ana.id,
      title: 'Meeting with Ola Kot',
      startsAt: Date.UTC(2026, 10, 13, 9),
      durationMinutes: 30,
      invitee,
      guests: [jo],
      location: { kind: 'address', address: 'Rynek 1' },
      description: '',
      internalNote: '',
      meetingType: undefined,
      reminders: [],
      isAnyway: false,
    })
    const kim = { email: 'kim@example.com', name: 'Kim' }
    const events = async () => listMeetingEvents(context, made.id)
    await deliver('mail:invitee', { meeting: made, events: await events() })
    await deliver('mail:guest', { meeting: made, events: await events() })
    await deliver('mail:host', { meeting: made, events: await events() })
    for (const { email } of [invitee, jo]) {
      const [mail] = await mailsTo(email)
      expect(mail?.text).toMatch(/^Ana Ruiz invited you to a meeting\n/)
      expect(mail?.subject).toMatch(/^Invitation: Ola Kot and Ana Ruiz, /)
      expect(mail?.calendar).toContain('SUMMARY:Ola Kot and Ana Ruiz\r\n')
    }
    const [mail] = await mailsTo(ana.email)
    expect(mail?.text).toContain('What: Meeting with Ola Kot')
    expect(mail?.calendar).toContain('SUMMARY:Meeting with Ola Kot\r\n')
    const actor = { kind: 'user', userId: 'rita', name: 'Rita Rep' } as const
    const edited = await editMeeting(context, {
      workspaceId,
      meetingId: made.id,
      actor,
      edits: { guests: [jo, kim] },
    })
    const later = { meeting: edited, events: await events(), deliveredRevision: made.sequence }
    await deliver('mail:guest', later)
    const [toKim] = await mailsTo(kim.email)
    expect(toKim?.text).toMatch(/^Rita Rep invited you to a meeting\n/)
  })
})
