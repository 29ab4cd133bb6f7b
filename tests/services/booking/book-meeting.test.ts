import { afterAll, beforeAll, expect, test } from 'vitest'
import { listSlots } from '../../../src/services/availability/list-slots.ts'
import { suggestTimes } from '../../../src/services/availability/suggest-times.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import {
  findMeetingByManageToken,
  listMeetingEvents,
} from '../../../src/services/meetings/find-meeting.ts'
import { recordOutcome, undoOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { addBusy } from '../../../src/services/people/schedules.ts'
import { findProposal } from '../../../src/services/proposals/find-proposal.ts'
import { takeHold } from '../../../src/services/proposals/hold-slot.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

const now = Date.UTC(2026, 10, 2, 8)
beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db, now })
  demo = await aWorkspace(context)
})
afterAll(() => database.drop())

const at = (day: number, time: string) =>
  Date.parse(`2026-11-${String(day).padStart(2, '0')}T${time}:00+01:00`)
const invitee = { email: 'Maya@Example.com', name: 'Maya Lindt' }
const actor = { kind: 'invitee', name: 'Maya Lindt' } as const
const book = (startsAt: number, more: object = {}) =>
  aBooking(demo, { startsAt, timeZone: 'America/New_York', invitee, ...more })
const startsOn = async (day: number) =>
  (
    await listSlots(context, {
      page: demo.page,
      range: { start: at(day, '00:00'), end: at(day, '23:59') },
      durationMinutes: 30,
    })
  ).starts

test('F14: a booked start is absent from the slots and its job is enqueued with it', async () => {
  expect(await startsOn(4)).toContain(at(4, '10:00'))
  const { meeting, manageToken } = await book(at(4, '10:00'), {
    tracking: { utm_campaign: 'autumn' },
  })
  expect(await startsOn(4)).not.toContain(at(4, '10:00'))
  expect(meeting).toMatchObject({
    status: 'scheduled',
    outcome: 'scheduled',
    revision: 0,
    sequence: 0,
    tracking: { utm_campaign: 'autumn' },
  })
  expect(meeting.reference).toMatch(/^B-\d+$/)
  expect((await findMeetingByManageToken(context, manageToken)).id).toBe(meeting.id)
  const planned = context.recordedJobs.map(({ name }) => name)
  expect(planned).toEqual(expect.arrayContaining(['deliver-mail', 'deliver-crm', 'deliver-slack']))
})

test('the same idempotency key is answered with the same meeting, another request under it is refused', async () => {
  const first = await book(at(4, '11:00'), { idempotencyKey: 'k1' })
  const again = await book(at(4, '11:00'), { idempotencyKey: 'k1' })
  expect(again).toMatchObject({
    isRepeat: true,
    manageToken: first.manageToken,
    meeting: { id: first.meeting.id },
  })
  await expect(book(at(4, '12:00'), { idempotencyKey: 'k1' })).rejects.toMatchObject({
    code: 'idempotency-key-reused',
  })
})

test('twenty sends of one form at once make one meeting', async () => {
  const sends = await Promise.all(
    Array.from({ length: 20 }, () => book(at(4, '13:00'), { idempotencyKey: 'k2' })),
  )
  expect(new Set(sends.map(({ meeting }) => meeting.id)).size).toBe(1)
})

test('input that cannot be used is named field by field', async () => {
  const broken = book(at(4, '14:00'), {
    durationMinutes: 45,
    timeZone: 'Mars/Base',
    invitee: { email: 'no', name: ' ' },
  })
  await expect(broken).rejects.toMatchObject({
    code: 'invalid-input',
    facts: {
      errors: [
        { path: 'durationMinutes' },
        { path: 'timeZone' },
        { path: 'invitee.email' },
        { path: 'invitee.name' },
      ],
    },
  })
})

test('a start off the grid, in the past or outside hours is refused with what is offered nearby', async () => {
  for (const start of [at(4, '14:10'), at(1, '10:00'), at(4, '20:00')])
    await expect(book(start)).rejects.toMatchObject({ code: 'slot-not-offered' })
})

test('F22: a moved meeting keeps its record, frees its old time and counts a revision', async () => {
  const { meeting } = await book(at(5, '10:00'))
  const command = { workspaceId: demo.workspace.id, meetingId: meeting.id, actor }
  const moved = await rescheduleMeeting(context, { ...command, startsAt: at(5, '10:30') })
  expect(moved).toMatchObject({
    id: meeting.id,
    startsAt: at(5, '10:30'),
    revision: 1,
    sequence: 1,
  })
  expect(await startsOn(5)).toContain(at(5, '10:00'))
  expect(await startsOn(5)).not.toContain(at(5, '10:30'))
  expect(
    (await rescheduleMeeting(context, { ...command, startsAt: at(5, '10:30') })).revision,
  ).toBe(1)
  await expect(
    rescheduleMeeting(context, { ...command, startsAt: at(5, '11:00'), revision: 0 }),
  ).rejects.toMatchObject({ code: 'already-moved' })
  const [, event] = await listMeetingEvents(context, meeting.id)
  expect(event).toMatchObject({ kind: 'rescheduled', previousStartsAt: at(5, '10:00'), actor })
})

test('a move onto a taken time is refused with alternatives and leaves the meeting where it was', async () => {
  const { meeting } = await book(at(6, '10:00'))
  await book(at(6, '11:00'))
  const move = rescheduleMeeting(context, {
    workspaceId: demo.workspace.id,
    meetingId: meeting.id,
    actor,
    startsAt: at(6, '11:00'),
  })
  await expect(move).rejects.toMatchObject({
    code: 'slot-taken',
    facts: { alternatives: expect.arrayContaining([at(6, '11:30')]) },
  })
  expect(await startsOn(6)).not.toContain(at(6, '10:00'))
})

test('F22: a canceled meeting frees its time; canceling again changes nothing', async () => {
  const { meeting } = await book(at(6, '14:00'))
  const command = { workspaceId: demo.workspace.id, meetingId: meeting.id, actor, reason: 'Ill' }
  expect(await cancelMeeting(context, command)).toMatchObject({
    status: 'canceled',
    outcome: 'canceled',
    cancelReason: 'Ill',
    revision: 1,
  })
  expect(await cancelMeeting(context, command)).toMatchObject({ revision: 1 })
  expect(await startsOn(6)).toContain(at(6, '14:00'))
})

test('F39: an outcome is recorded once the meeting began and can be undone', async () => {
  const { meeting } = await book(at(4, '15:00'))
  const command = {
    workspaceId: demo.workspace.id,
    meetingId: meeting.id,
    actor: { kind: 'user', userId: demo.ana.id, name: 'Ana' } as const,
  }
  await expect(recordOutcome(context, { ...command, outcome: 'completed' })).rejects.toMatchObject({
    code: 'meeting-not-started',
  })
  context.setNow(at(4, '16:00'))
  expect(await recordOutcome(context, { ...command, outcome: 'no-show' })).toMatchObject({
    outcome: 'no-show',
    revision: 1,
    sequence: 0,
  })
  expect(await undoOutcome(context, command)).toMatchObject({ outcome: 'scheduled', revision: 2 })
  await expect(cancelMeeting(context, command)).rejects.toMatchObject({ code: 'meeting-ended' })
  context.setNow(now)
})

test('a block of one’s own takes time out of the slots', async () => {
  await addBusy(context, {
    workspaceId: demo.workspace.id,
    userId: demo.ana.id,
    startsAt: at(10, '09:00'),
    endsAt: at(10, '12:00'),
  })
  expect((await startsOn(10))[0]).toBe(at(10, '12:00'))
})

test('F66: a held time is refused until the hold ends', async () => {
  const slot = {
    workspaceId: demo.workspace.id,
    hostIds: [demo.ana.id],
    startsAt: at(11, '10:00'),
    endsAt: at(11, '10:30'),
  }
  await database.db.transaction(trx => takeHold(trx, { ...slot, expiresAt: now + 60_000 }))
  await expect(book(at(11, '10:00'))).rejects.toMatchObject({ code: 'slot-taken' })
  context.setNow(now + 61_000)
  expect((await book(at(11, '10:00'))).meeting.startsAt).toBe(at(11, '10:00'))
  context.setNow(now)
})

test('F43: a proposal is picked once, whatever the hours, and its other holds are freed', async () => {
  const slots = [at(12, '20:00'), at(12, '21:00')]
  const { proposal, token } = await aProposal(demo, {
    hostId: demo.ana.id,
    organizerId: demo.ben.id,
    slots,
    holds: 'held',
  })
  expect((await findProposal(context, { token })).openSlots).toEqual(slots)
  const pick = (startsAt: number) =>
    book(startsAt, { pageId: undefined, proposalId: proposal.id, source: 'proposal' })
  await expect(pick(at(12, '22:00'))).rejects.toMatchObject({ code: 'slot-not-offered' })
  const { meeting } = await pick(at(12, '21:00'))
  expect(meeting).toMatchObject({ host: { id: demo.ana.id }, organizer: { id: demo.ben.id } })
  await expect(pick(at(12, '20:00'))).rejects.toMatchObject({ code: 'proposal-closed' })
  expect(await database.db('holds').where({ proposal_id: proposal.id })).toEqual([])
})

test('suggested times lie in the ranges, and the next free one is named where there are none', async () => {
  const query = {
    workspaceId: demo.workspace.id,
    hostId: demo.ben.id,
    durationMinutes: 30,
    count: 3,
  }
  const { starts } = await suggestTimes(context, {
    ...query,
    ranges: [{ start: at(12, '12:00'), end: at(12, '18:00') }],
  })
  expect(starts).toHaveLength(3)
  expect(starts.every(start => start >= at(12, '12:00') && start < at(12, '17:00'))).toBe(true)
  const none = await suggestTimes(context, {
    ...query,
    ranges: [{ start: at(12, '18:00'), end: at(12, '23:00') }],
  })
  expect(none).toEqual({ starts: [], nextFreeAt: at(13, '09:00') })
})
