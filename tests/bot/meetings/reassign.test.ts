import { afterEach, beforeEach, expect, test } from 'vitest'
import { meetingAdapters } from '../../../bot/notifications/meeting-adapters.ts'
import type { Delivered } from '../../../src/jobs/delivery-adapter.ts'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { getMeeting, listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { addBusy } from '../../../src/services/people/schedules.ts'
import { linkSlackUser } from '../../../src/services/people/users.ts'
import { deliverBy } from '../../support/deliver-by.ts'
import { type BotFixture, openBotFixture, thursdayAt } from '../../support/slack/bot-fixture.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'

let fixture: BotFixture
let meetingId: string
beforeEach(async () => {
  fixture = await openBotFixture()
  meetingId = (await fixture.bookMaya(thursdayAt(15))).id
})
afterEach(() => fixture.close())

/** Without the marks that keep scripts of names apart. */
const plainly = (shown: unknown) => JSON.stringify(shown).replace(/[\u2060\u2066-\u2069]/g, '')
const said = () => plainly(fixture.team.lastView().blocks)
const choice = (value: string) => ({ selected_option: { value } })
const ben = () => fixture.demo.ben
const current = () =>
  getMeeting(fixture.context, { workspaceId: fixture.demo.workspace.id, meetingId })
const busyBen = (from: number, until: number) =>
  addBusy(fixture.context, {
    workspaceId: fixture.demo.workspace.id,
    userId: ben().id,
    startsAt: from,
    endsAt: until,
  })

const openForm = async () => {
  await fixture.team.press('ana', { action_id: `more:${meetingId}`, value: 'reassign' })
  expect(fixture.team.lastView().callbackId).toBe('reassign')
  expect(fixture.viewFaults()).toEqual([])
}
const pick = async (userId: string) => {
  const { text } = await fixture.team.fill('ana', { host: choice(userId) })
  expect(fixture.viewFaults()).toEqual([])
  return JSON.parse(text || '{}')
}

test.each([
  ['America/Los_Angeles', /Thu 5 Nov 06:00 PST for Ben Ruiz, outside their hours/],
  ['Europe/London', /Thu 5 Nov 14:00 GMT for Ben Ruiz\./],
])('the time of a colleague in %s is shown before the meeting goes to them', async (zone, text) => {
  const { db } = fixture.context
  await db('users').where({ id: ben().id }).update({ time_zone: zone })
  await db('schedules').where({ user_id: ben().id }).update({ time_zone: zone })
  await openForm()
  await pick(ben().id)
  expect(said()).toMatch(text)
  await fixture.team.fill('ana', { reason: { value: '' } })
  expect(await current()).toMatchObject({ host: { id: ben().id } })
})

test('F51 in Slack: pick a colleague, see that they are free, confirm; the same meeting is theirs', async () => {
  await openForm()
  const [offered] = await fixture.team.suggest('ana', 'suggest:colleague', 'ben')
  expect(offered).toMatchObject({ value: ben().id, text: { text: 'Ben Ruiz · ben@parley.test' } })
  await pick(ben().id)
  expect(said()).toContain('*Ben Ruiz* is free at that time')
  expect((await current()).host.name).toBe('Ana Ruiz')
  await fixture.team.fill('ana', { reason: { value: 'Ana is ill' } })
  expect(said()).toMatch(/Reassigned ✓.*Thu 5 Nov 15:00 CET: now Ben Ruiz/)
  expect(await current()).toMatchObject({ id: meetingId, host: { id: ben().id } })
  expect((await listMeetingEvents(fixture.context, meetingId)).at(-1)).toMatchObject({
    kind: 'reassigned',
    reason: 'Ana is ill',
  })
})

test('a busy colleague is refused with when, without titles, and somebody else may be picked', async () => {
  await busyBen(thursdayAt(15), thursdayAt(15, 30))
  await openForm()
  await pick(ben().id)
  expect(fixture.team.lastView().callbackId).toBe('reassign')
  expect(said()).toContain('Ben Ruiz is busy Thu 5 Nov 15:00–15:30 CET.')
})

test('a colleague who became busy before the confirmation is refused then', async () => {
  await openForm()
  await pick(ben().id)
  await busyBen(thursdayAt(15), thursdayAt(16))
  await fixture.team.fill('ana', {})
  expect(said()).toContain('Ben Ruiz is busy Thu 5 Nov 15:00–16:00 CET.')
  expect((await current()).host.name).toBe('Ana Ruiz')
})

test('nobody picked, the present host, and a meeting that is over get an explanation', async () => {
  await openForm()
  expect((await pick('')).errors).toEqual({ host: 'Pick a colleague.' })
  await pick(fixture.demo.ana.id)
  expect(said()).toContain('Ana Ruiz has this meeting already.')
  fixture.context.setNow(thursdayAt(17))
  await fixture.team.press('ana', { action_id: `more:${meetingId}`, value: 'reassign' })
  expect(said()).toContain('This meeting has ended.')
})

test("somebody else's meeting is given away by nobody", async () => {
  await fixture.database.db('users').where({ id: ben().id }).update({ role: 'rep' })
  await fixture.team.press('ben', { action_id: `more:${meetingId}`, value: 'reassign' })
  expect(fixture.shown()).not.toContain('Maya')
})

/** One delivery of the meeting's message, with what the last one left. */
async function deliver(last?: Delivered): Promise<Delivered> {
  const limiter = { take: async () => undefined, pause: () => undefined }
  const { context, team } = fixture
  const adapters = meetingAdapters({ context, config: team.config, limiter })
  const done = await deliverBy(adapters, 'slack:host', {
    meeting: await current(),
    events: await listMeetingEvents(context, meetingId),
    refs: last?.refs,
    deliveredRevision: last?.revision,
  })
  if (done === 'nothing-to-do') throw new Error('Nothing was delivered')
  return done
}

const messagesOf = async (name: 'ana' | 'ben') => {
  const users = fixture.team.slackIdOf(name)
  const { channel } = await fixture.team.client.conversations.open({ users })
  const history = await fixture.team.client.conversations.history({ channel: channel?.id ?? '' })
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire, looked at freely
  return (history.messages ?? []) as any[]
}

const give = (to: 'ana' | 'ben', reason?: string) =>
  reassignMeeting(fixture.context, {
    workspaceId: fixture.demo.workspace.id,
    meetingId,
    hostId: fixture.demo[to].id,
    actor: { kind: 'user', userId: fixture.demo.ben.id, name: 'Ben Ruiz' },
    reason,
  })

async function linkBoth() {
  for (const name of ['ana', 'ben'] as const)
    await linkSlackUser(fixture.context, {
      workspaceId: fixture.demo.workspace.id,
      userId: fixture.demo[name].id,
      slackUserId: fixture.team.slackIdOf(name),
    })
  // Who set it up is told further on; here that is neither of the two it goes between.
  const { id } = await fixture.database
    .db('users')
    .insert({
      workspace_id: fixture.demo.workspace.id,
      email: 'eva@parley.test',
      name: 'Eva',
      time_zone: 'Europe/Berlin',
      locale: 'en',
      role: 'rep',
    })
    .returning('id')
    .then(([row]) => row)
  await fixture.database.db('meetings').where({ id: meetingId }).update({ organizer_id: id })
}

test('one meeting, one message: the new host gets it, the old host’s is edited to say whose it is now', async () => {
  await linkBoth()
  const first = await deliver()
  expect(await messagesOf('ben')).toEqual([])
  await give('ben', 'Ana is *ill*')
  const second = await deliver(first)
  const [own, ...others] = await messagesOf('ana')
  expect(others).toEqual([])
  expect(blockFaults(own.blocks)).toEqual([])
  expect(plainly(own)).toMatch(/\*Ben Ruiz\* has it now/)
  expect(plainly(own)).toMatch(/Reassigned by Ben Ruiz: Ana is/)
  expect(plainly(own)).not.toContain('form:cancel')
  const [theirs] = await messagesOf('ben')
  expect(plainly(theirs)).toContain('form:cancel')
  await deliver({ ...second, revision: 0 })
  expect(await messagesOf('ben')).toHaveLength(1)
  await give('ana')
  await deliver(second)
  const [back, ...more] = await messagesOf('ana')
  expect(more).toEqual([])
  expect(plainly(back)).toContain('form:cancel')
  expect(plainly((await messagesOf('ben'))[0])).toContain('*Ana Ruiz* has it now')
})
