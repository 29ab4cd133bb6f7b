import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Meeting } from '../../../src/model/entities.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { proposeFromMeeting } from '../../../src/services/proposals/propose-from-meeting.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { type BotFixture, openBotFixture, thursdayAt } from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
beforeEach(async () => {
  fixture = await openBotFixture()
})
afterEach(() => fixture.close())

const choice = (value: string) => ({ selected_option: { value } })
const buttonInView = (actionId: string) =>
  findButton({ text: '', blocks: fixture.team.lastView().blocks }, actionId)
const ana = () => ({ kind: 'user', userId: fixture.demo.ana.id, name: 'Ana Ruiz' }) as const

/** Fills in the form that is open and copies the link of one time. @returns that time */
async function proposeOne(duration: string, who = 'maya@acme.test'): Promise<number> {
  await fixture.team.fill('ana', {
    who: choice(who),
    type: choice(fixture.demo.page.id),
    duration: choice(duration),
    from: { selected_date: '2026-11-06' },
    count: choice('2'),
    via: choice('link'),
  })
  const start = /"value":"(\d{13})"/.exec(fixture.viewText())?.[1] ?? ''
  await fixture.team.fill('ana', { 'day:2026-11-06': { selected_options: [{ value: start }] } })
  await fixture.team.pressInView('ana', buttonInView('draft:copy'))
  return Number(start)
}

/** The guest picks this time of the proposal that has it. */
async function pick(startsAt: number): Promise<Meeting> {
  const { db } = fixture.database
  const proposal = await db('proposals')
    .whereRaw('?::timestamptz = any(slots)', [new Date(startsAt)])
    .first()
  const { meeting } = await aBooking(fixture.demo, {
    proposalId: proposal.id,
    startsAt,
    durationMinutes: proposal.duration_minutes,
    source: 'proposal',
  })
  return meeting
}

async function declined(): Promise<Meeting> {
  const { workspaceId, id: meetingId } = await fixture.bookMaya(thursdayAt(10))
  const edits = {
    title: 'Contract review',
    location: { kind: 'address', address: 'Rynek 1' },
    guests: [{ email: 'jo@acme.test', name: 'Jo' }],
  } as const
  return editMeeting(fixture.context, { workspaceId, meetingId, actor: ana(), edits })
}

test('new times that are offered below a decline move the meeting, with its place and guests', async () => {
  const meeting = await declined()
  await fixture.team.press('ana', { action_id: 'offer:times', value: meeting.id })
  const startsAt = await proposeOne('30')
  const { id, title, location, guests } = await pick(startsAt)
  expect({ id, title, location }).toEqual({
    id: meeting.id,
    title: 'Contract review',
    location: meeting.location,
  })
  expect(guests.map(({ email }) => email)).toEqual(['jo@acme.test'])
  expect(await fixture.database.db('meetings').where({ status: 'scheduled' })).toHaveLength(1)
})

test('times that are offered to somebody else instead leave the meeting as it is', async () => {
  const meeting = await declined()
  await fixture.team.press('ana', { action_id: 'offer:times', value: meeting.id })
  await proposeOne('30', 'other@acme.test')
  const proposal = await fixture.database.db('proposals').first()
  expect([proposal.content, proposal.invitee_email]).toEqual([null, 'other@acme.test'])
})

test('a meeting that was canceled while the form was open is not moved', async () => {
  const { id: meetingId, workspaceId } = await declined()
  await fixture.team.press('ana', { action_id: 'offer:times', value: meetingId })
  await cancelMeeting(fixture.context, { workspaceId, meetingId, actor: ana() })
  await fixture.team.fill('ana', {
    who: choice('maya@acme.test'),
    type: choice(fixture.demo.page.id),
    duration: choice('30'),
    from: { selected_date: '2026-11-06' },
    count: choice('2'),
    via: choice('link'),
  })
  expect(fixture.viewText()).toContain('canceled')
  expect(await fixture.database.db('proposals').select()).toEqual([])
})

test('times that are proposed again for an hour move a meeting of half an hour to an hour', async () => {
  const meeting = await declined()
  const first = await proposeFromMeeting(fixture.context, {
    meeting,
    isToBeMoved: true,
    organizerId: fixture.demo.ana.id,
    slots: [thursdayAt(12)],
    via: 'link',
  })
  await fixture.team.press('ana', { action_id: 'proposal:again', value: first.id })
  const startsAt = await proposeOne('60')
  expect(await pick(startsAt)).toMatchObject({
    id: meeting.id,
    startsAt,
    endsAt: startsAt + 60 * 60_000,
  })
})
