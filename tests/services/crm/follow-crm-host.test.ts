import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { listOpenConflicts, resolveCrmConflict } from '../../../src/services/crm/crm-conflicts.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { aUser } from '../../support/builders/a-user.ts'
import {
  type CrmFixture,
  hourMs,
  monday,
  startCrmFixture,
  workingHour,
} from '../../support/crm-fixture.ts'

let fixture: CrmFixture
let day = 0
beforeAll(async () => {
  fixture = await startCrmFixture()
})
afterAll(() => fixture?.close())
beforeEach(async () => {
  day += 1
  fixture.context.setNow(monday)
  await fixture.database.db('kept_mails').delete()
})

/** Each test on a working day of its own. */
const at = (hour: number) => workingHour(day, hour)
const command = (meetingId: string) => ({
  workspaceId: fixture.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: fixture.ana.id, name: 'Ana Ruiz' } as const,
})
const hostOf = async (id: string) => (await fixture.meeting(id)).host.id
const edit = async (engagementId: string, changes: Parameters<typeof fixture.crm.edit>[1]) => {
  fixture.crm.edit(engagementId, changes)
  await fixture.push()
}
const giveBen = (engagementId: string) => edit(engagementId, { hostEmail: 'Ben@Parley.test' })
const keepBenBusy = () =>
  fixture.database.db('busy_blocks').insert({
    workspace_id: fixture.workspace.id,
    user_id: fixture.ben.id,
    during: `[${new Date(at(10)).toISOString()},${new Date(at(11)).toISOString()})`,
  })
const conflictsOf = async (id: string) =>
  listOpenConflicts(fixture.context, await fixture.meeting(id))
const choose = async (id: string, keep: 'ours' | 'theirs') => {
  await resolveCrmConflict(fixture.context, { ...command(id), field: 'host', keep })
  await fixture.jobs.run()
}

test('F60: a host changed in the CRM is followed: same record, both hosts and the guest are notified', async () => {
  const { id, engagementId } = await fixture.book(at(10), 'handed@acme.test')
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(fixture.ben.id)
  expect(await fixture.history(id)).toEqual([
    'booked by Maya Lindt',
    'reassigned by Clara (FakeCRM)',
  ])
  expect(fixture.crm.records().filter(({ meetingId }) => meetingId === id)).toHaveLength(1)
  expect((await fixture.delivery(id)).state).toBe('delivered')
  const told = async (email: string) => (await fixture.mailsTo(email)).map(({ subject }) => subject)
  expect((await told('handed@acme.test'))[0]).toContain('New host')
  expect((await told(fixture.ben.email))[0]).toContain('Now yours')
})

test('F60: when notified again, by push and by polling, nothing changes twice', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  await giveBen(engagementId)
  const before = await fixture.history(id)
  await fixture.push()
  await fixture.poll()
  expect(await fixture.history(id)).toEqual(before)
})

test('F60: host, time and title changed at once all follow, in one look', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  const changes = {
    startsAt: at(13),
    endsAt: at(14),
    title: 'Renewal',
    hostEmail: fixture.ben.email,
  }
  await edit(engagementId, changes)
  const { hostEmail: _host, ...others } = changes
  expect(await fixture.meeting(id)).toMatchObject({ ...others, host: { id: fixture.ben.id } })
})

test('F60: handed on here, the record names the new host, and that comes back as nothing', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  await reassignMeeting(fixture.context, { ...command(id), hostId: fixture.ben.id })
  await fixture.jobs.run()
  expect(fixture.record(engagementId).hostEmail).toBe(fixture.ben.email)
  await fixture.push()
  expect(await fixture.history(id)).toHaveLength(2)
})

test('F60: an owner who is no user of ours is left, whatever we write afterwards', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  await edit(engagementId, { hostEmail: 'agency@else.test' })
  await editMeeting(fixture.context, { ...command(id), edits: { title: 'Renewal' } })
  await fixture.jobs.run()
  expect(fixture.record(engagementId)).toMatchObject({
    hostEmail: 'agency@else.test',
    title: 'Renewal',
  })
  expect(await hostOf(id)).toBe(fixture.ana.id)
  expect((await fixture.delivery(id)).state).toBe('delivered')
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(fixture.ben.id)
})

test('F60: an owner taken away there leaves the host here', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  await edit(engagementId, { hostEmail: undefined })
  expect(await hostOf(id)).toBe(fixture.ana.id)
})

test('F60: a new host who is busy then is shown to a person, who may decide it', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  await keepBenBusy()
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(fixture.ana.id)
  expect(await conflictsOf(id)).toMatchObject([
    { field: 'host', ours: fixture.ana.email, theirs: fixture.ben.email, canTake: true },
  ])
  const { state, lastError } = await fixture.delivery(id)
  expect(state).toBe('failed')
  expect(lastError).toContain('FakeCRM says host ben@parley.test')
  await choose(id, 'theirs')
  expect(await hostOf(id)).toBe(fixture.ben.id)
  expect(await conflictsOf(id)).toEqual([])
  expect((await fixture.delivery(id)).state).toBe('delivered')
})

test('F60: where a person keeps our host, the record names them again', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  await keepBenBusy()
  await giveBen(engagementId)
  await choose(id, 'ours')
  expect(fixture.record(engagementId).hostEmail).toBe(fixture.ana.email)
  expect(await conflictsOf(id)).toEqual([])
  expect((await fixture.delivery(id)).state).toBe('delivered')
  await fixture.push()
  expect(await hostOf(id)).toBe(fixture.ana.id)
})

test('F60: handed on here and there to different people waits for a person', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  const eve = await aUser(fixture, { name: 'Eve Holt', email: `eve${day}@parley.test` })
  fixture.crm.edit(engagementId, { hostEmail: eve.email })
  await reassignMeeting(fixture.context, { ...command(id), hostId: fixture.ben.id })
  await fixture.push()
  expect(await conflictsOf(id)).toMatchObject([{ field: 'host', theirs: eve.email }])
  expect(fixture.record(engagementId).hostEmail).toBe(eve.email)
  await choose(id, 'theirs')
  expect(await hostOf(id)).toBe(eve.id)
  expect(fixture.record(engagementId).hostEmail).toBe(eve.email)
})

test('who held it, held it: once it is over, or canceled, its host stays', async () => {
  const over = await fixture.book(at(10), 'over@acme.test')
  fixture.context.setNow(at(11) + hourMs)
  await giveBen(over.engagementId)
  expect(await hostOf(over.id)).toBe(fixture.ana.id)
  fixture.context.setNow(monday)
  const canceled = await fixture.book(at(14), 'off@acme.test')
  await cancelMeeting(fixture.context, command(canceled.id))
  await fixture.jobs.run()
  await giveBen(canceled.engagementId)
  expect(await hostOf(canceled.id)).toBe(fixture.ana.id)
})

test('F60: away while it is read, the CRM is asked again and the host follows', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  fixture.crm.fault = call => (call === 'readMeeting' ? { code: 'unavailable' } : undefined)
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(fixture.ana.id)
  fixture.crm.fault = () => undefined
  fixture.context.setNow(monday + hourMs)
  await fixture.jobs.run()
  expect(await hostOf(id)).toBe(fixture.ben.id)
})

test('F60: its answer lost, our own host comes back as nothing', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  fixture.crm.fault = call => (call === 'putMeeting' ? { isAnswerLost: true } : undefined)
  await reassignMeeting(fixture.context, { ...command(id), hostId: fixture.ben.id })
  await fixture.jobs.run()
  fixture.crm.fault = () => undefined
  await fixture.push()
  fixture.context.setNow(monday + hourMs)
  await fixture.jobs.run()
  expect(await hostOf(id)).toBe(fixture.ben.id)
  expect(await fixture.history(id)).toHaveLength(2)
  expect(fixture.record(engagementId).hostEmail).toBe(fixture.ben.email)
  expect(await conflictsOf(id)).toEqual([])
})

test('F60: a meeting type changed in the CRM is followed quietly', async () => {
  const { id, engagementId } = await fixture.book(at(10), 'typed@acme.test')
  await fixture.push()
  const mails = (await fixture.mailsTo('typed@acme.test')).length
  await edit(engagementId, { meetingType: 'First demo' })
  expect((await fixture.meeting(id)).meetingType).toBe('First demo')
  expect(await fixture.mailsTo('typed@acme.test')).toHaveLength(mails)
  expect((await fixture.meeting(id)).sequence).toBe(0)
  await fixture.push()
  expect(await fixture.history(id)).toEqual(['booked by Maya Lindt', 'edited by Clara (FakeCRM)'])
})

test('a type that the CRM puts in the place of one it does not know is not taken for a change', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  await editMeeting(fixture.context, { ...command(id), edits: { meetingType: 'Our own' } })
  await fixture.jobs.run()
  await edit(engagementId, { title: 'Renewal' })
  expect(await fixture.meeting(id)).toMatchObject({ meetingType: 'Our own', title: 'Renewal' })
})
