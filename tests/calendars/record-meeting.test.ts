import { afterAll, beforeAll, expect, test } from 'vitest'
import type { User } from '../../src/model/entities.ts'
import {
  chooseCalendars,
  listCalendarAccounts,
} from '../../src/services/calendars/calendar-settings.ts'
import { recordMeeting } from '../../src/services/meetings/add-external-meeting.ts'
import { cancelMeeting } from '../../src/services/meetings/cancel-meeting.ts'
import {
  type CalendarTown,
  eventIdOf,
  hourMs,
  monday,
  startCalendarTown,
} from '../support/calendar-town.ts'

let town: CalendarTown
beforeAll(async () => {
  town = await startCalendarTown()
})
afterAll(() => town?.close())

const actorOf = ({ id, name }: User) => ({ kind: 'user' as const, userId: id, name })

async function record(startsAt: number, email: string, isInvited: true | 'in-step' = 'in-step') {
  const host = town.ana
  const { id } = await town.context.db.transaction(trx =>
    recordMeeting(
      town.context,
      trx,
      {
        host,
        title: 'Renewal',
        description: 'What comes next year.',
        internalNote: 'Ask for two seats more',
        location: { kind: 'video' },
        startsAt,
        endsAt: startsAt + hourMs,
        invitee: { email, name: 'Maya Lindt' },
        guests: [],
        isInvited,
        source: 'record',
      },
      { actor: actorOf(host) },
    ),
  )
  await town.jobs.run()
  return id
}

async function setSynced(isSynced: boolean) {
  const owner = { workspaceId: town.workspace.id, userId: town.ana.id }
  const [account] = await listCalendarAccounts(town.context, owner)
  if (!account) throw new Error('No account')
  const { connectionId, calendars } = account
  const ids = calendars.map(({ id }) => id)
  const switches = { ...account, isSynced }
  await chooseCalendars(town.context, { ...owner, connectionId, ids, defaultId: ids[0], switches })
}

test('F28: with sync on, a meeting made on a record is in the calendar, and the contact invited', async () => {
  const startsAt = monday + 25 * hourMs
  const id = await record(startsAt, 'invited@acme.test')
  const event = town.google.event(town.ana.email, eventIdOf(id))
  expect(event).toMatchObject({ status: 'confirmed', attendees: [{ email: 'invited@acme.test' }] })
  // The internal note never leaves us.
  expect(JSON.stringify(event)).not.toContain('two seats')
  expect(await town.mailsTo('invited@acme.test')).toHaveLength(1)
  expect(await town.slots(startsAt)).not.toContain(startsAt)
})

test('F28: with sync off it is recorded only; its time is taken all the same', async () => {
  await setSynced(false)
  const startsAt = monday + 28 * hourMs
  const id = await record(startsAt, 'recorded@acme.test')
  expect(() => town.google.event(town.ana.email, eventIdOf(id))).toThrow('No event')
  expect(await town.mailsTo('recorded@acme.test')).toEqual([])
  const [row] = await town.database.db('crm_engagements').where({ meeting_id: id })
  expect(row.content.title).toBe('Renewal')
  expect(await town.slots(startsAt)).not.toContain(startsAt)
  const { workspaceId } = await town.meeting(id)
  await cancelMeeting(town.context, { workspaceId, meetingId: id, actor: actorOf(town.ana) })
  expect(await town.slots(startsAt)).toContain(startsAt)
  await setSynced(true)
})

test('F28: whoever was to be invited without a calendar is invited by our own email', async () => {
  await setSynced(false)
  const id = await record(monday + 53 * hourMs, 'own@acme.test', true)
  expect(() => town.google.event(town.ana.email, eventIdOf(id))).toThrow('No event')
  const [mail] = await town.mailsTo('own@acme.test')
  expect(mail?.calendarMethod).toBe('REQUEST')
  await setSynced(true)
})

test('agreed with the host’s other meetings in the way, it stands beside them', async () => {
  const startsAt = monday + 49 * hourMs
  const booked = await town.book(startsAt, 'first@acme.test')
  const id = await record(startsAt - hourMs / 2, 'beside@acme.test')
  expect((await town.meeting(id)).status).toBe('scheduled')
  expect((await town.meeting(booked.id)).startsAt).toBe(startsAt)
})
