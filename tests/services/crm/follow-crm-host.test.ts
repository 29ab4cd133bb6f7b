import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { listOpenConflicts, resolveCrmConflict } from '../../../src/services/crm/crm-conflicts.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { createUser } from '../../../src/services/people/users.ts'
import {
  type CrmHouse,
  hourMs,
  monday,
  startCrmHouse,
  workingHour,
} from '../../support/crm-house.ts'

let house: CrmHouse
let day = 0
beforeAll(async () => {
  house = await startCrmHouse()
})
afterAll(() => house?.close())
beforeEach(async () => {
  day += 1
  house.context.setNow(monday)
  await house.database.db('kept_mails').delete()
})

/** Each test on a working day of its own. */
const at = (hour: number) => workingHour(day, hour)
const command = (meetingId: string) => ({
  workspaceId: house.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: house.ana.id, name: 'Ana Ruiz' } as const,
})
const hostOf = async (id: string) => (await house.meeting(id)).host.id
const edit = async (engagementId: string, changes: Parameters<typeof house.crm.edit>[1]) => {
  house.crm.edit(engagementId, changes)
  await house.push()
}
const giveBen = (engagementId: string) => edit(engagementId, { hostEmail: 'Ben@Parley.test' })
const keepBenBusy = () =>
  house.database.db('busy_blocks').insert({
    workspace_id: house.workspace.id,
    user_id: house.ben.id,
    during: `[${new Date(at(10)).toISOString()},${new Date(at(11)).toISOString()})`,
  })
const conflictsOf = async (id: string) => listOpenConflicts(house.context, await house.meeting(id))
const choose = async (id: string, keep: 'ours' | 'theirs') => {
  await resolveCrmConflict(house.context, { ...command(id), field: 'host', keep })
  await house.jobs.run()
}

test('F60: a host changed in the CRM is followed: same record, both hosts and the guest are told', async () => {
  const { id, engagementId } = await house.book(at(10), 'handed@acme.test')
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(house.ben.id)
  expect(await house.history(id)).toEqual(['booked by Maya Lindt', 'reassigned by Clara (FakeCRM)'])
  expect(house.crm.records().filter(({ meetingId }) => meetingId === id)).toHaveLength(1)
  expect((await house.delivery(id)).state).toBe('delivered')
  const told = async (email: string) => (await house.mailsTo(email)).map(({ subject }) => subject)
  expect((await told('handed@acme.test'))[0]).toContain('New host')
  expect((await told(house.ben.email))[0]).toContain('Now yours')
})

test('F60: told of it again, by push and by polling, nothing changes twice', async () => {
  const { id, engagementId } = await house.book(at(10))
  await giveBen(engagementId)
  const before = await house.history(id)
  await house.push()
  await house.poll()
  expect(await house.history(id)).toEqual(before)
})

test('F60: host, time and title changed at once all follow, in one look', async () => {
  const { id, engagementId } = await house.book(at(10))
  const changes = { startsAt: at(13), endsAt: at(14), title: 'Renewal', hostEmail: house.ben.email }
  await edit(engagementId, changes)
  const { hostEmail: _host, ...others } = changes
  expect(await house.meeting(id)).toMatchObject({ ...others, host: { id: house.ben.id } })
})

test('F60: handed on here, the record names the new host, and that comes back as nothing', async () => {
  const { id, engagementId } = await house.book(at(10))
  await reassignMeeting(house.context, { ...command(id), hostId: house.ben.id })
  await house.jobs.run()
  expect(house.record(engagementId).hostEmail).toBe(house.ben.email)
  await house.push()
  expect(await house.history(id)).toHaveLength(2)
})

test('F60: an owner who is no user of ours is left, whatever we write afterwards', async () => {
  const { id, engagementId } = await house.book(at(10))
  await edit(engagementId, { hostEmail: 'agency@else.test' })
  await editMeeting(house.context, { ...command(id), edits: { title: 'Renewal' } })
  await house.jobs.run()
  expect(house.record(engagementId)).toMatchObject({
    hostEmail: 'agency@else.test',
    title: 'Renewal',
  })
  expect(await hostOf(id)).toBe(house.ana.id)
  expect((await house.delivery(id)).state).toBe('delivered')
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(house.ben.id)
})

test('F60: an owner taken away there leaves the host here', async () => {
  const { id, engagementId } = await house.book(at(10))
  await edit(engagementId, { hostEmail: undefined })
  expect(await hostOf(id)).toBe(house.ana.id)
})

test('F60: a new host who is busy then is shown to a person, who may decide it', async () => {
  const { id, engagementId } = await house.book(at(10))
  await keepBenBusy()
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(house.ana.id)
  expect(await conflictsOf(id)).toMatchObject([
    { field: 'host', ours: house.ana.email, theirs: house.ben.email, canTake: true },
  ])
  const { state, lastError } = await house.delivery(id)
  expect(state).toBe('failed')
  expect(lastError).toContain('FakeCRM says host ben@parley.test')
  await choose(id, 'theirs')
  expect(await hostOf(id)).toBe(house.ben.id)
  expect(await conflictsOf(id)).toEqual([])
  expect((await house.delivery(id)).state).toBe('delivered')
})

test('F60: where a person keeps our host, the record names them again', async () => {
  const { id, engagementId } = await house.book(at(10))
  await keepBenBusy()
  await giveBen(engagementId)
  await choose(id, 'ours')
  expect(house.record(engagementId).hostEmail).toBe(house.ana.email)
  expect(await conflictsOf(id)).toEqual([])
  expect((await house.delivery(id)).state).toBe('delivered')
  await house.push()
  expect(await hostOf(id)).toBe(house.ana.id)
})

test('F60: handed on here and there to different people waits for a person', async () => {
  const { id, engagementId } = await house.book(at(10))
  const eve = await createUser(house.context, {
    workspaceId: house.workspace.id,
    email: `eve${day}@parley.test`,
    name: 'Eve Holt',
    timeZone: 'Europe/Berlin',
  })
  house.crm.edit(engagementId, { hostEmail: eve.email })
  await reassignMeeting(house.context, { ...command(id), hostId: house.ben.id })
  await house.push()
  expect(await conflictsOf(id)).toMatchObject([{ field: 'host', theirs: eve.email }])
  expect(house.record(engagementId).hostEmail).toBe(eve.email)
  await choose(id, 'theirs')
  expect(await hostOf(id)).toBe(eve.id)
  expect(house.record(engagementId).hostEmail).toBe(eve.email)
})

test('who held it, held it: once it is over, or canceled, its host stays', async () => {
  const over = await house.book(at(10), 'over@acme.test')
  house.context.setNow(at(11) + hourMs)
  await giveBen(over.engagementId)
  expect(await hostOf(over.id)).toBe(house.ana.id)
  house.context.setNow(monday)
  const canceled = await house.book(at(14), 'off@acme.test')
  await cancelMeeting(house.context, command(canceled.id))
  await house.jobs.run()
  await giveBen(canceled.engagementId)
  expect(await hostOf(canceled.id)).toBe(house.ana.id)
})

test('F60: away while it is read, the CRM is asked again and the host follows', async () => {
  const { id, engagementId } = await house.book(at(10))
  house.crm.fault = call => (call === 'readMeeting' ? { code: 'unavailable' } : undefined)
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(house.ana.id)
  house.crm.fault = () => undefined
  house.context.setNow(monday + hourMs)
  await house.jobs.run()
  expect(await hostOf(id)).toBe(house.ben.id)
})

test('F60: its answer lost, our own host comes back as nothing', async () => {
  const { id, engagementId } = await house.book(at(10))
  house.crm.fault = call => (call === 'putMeeting' ? { isAnswerLost: true } : undefined)
  await reassignMeeting(house.context, { ...command(id), hostId: house.ben.id })
  await house.jobs.run()
  house.crm.fault = () => undefined
  await house.push()
  house.context.setNow(monday + hourMs)
  await house.jobs.run()
  expect(await hostOf(id)).toBe(house.ben.id)
  expect(await house.history(id)).toHaveLength(2)
  expect(house.record(engagementId).hostEmail).toBe(house.ben.email)
  expect(await conflictsOf(id)).toEqual([])
})

test('F60: a meeting type changed in the CRM is followed quietly', async () => {
  const { id, engagementId } = await house.book(at(10), 'typed@acme.test')
  await house.push()
  const mails = (await house.mailsTo('typed@acme.test')).length
  await edit(engagementId, { meetingType: 'First demo' })
  expect((await house.meeting(id)).meetingType).toBe('First demo')
  expect(await house.mailsTo('typed@acme.test')).toHaveLength(mails)
  expect((await house.meeting(id)).sequence).toBe(0)
  await house.push()
  expect(await house.history(id)).toEqual(['booked by Maya Lindt', 'edited by Clara (FakeCRM)'])
})

test('a type that the CRM puts in the place of one it does not know is not taken for a change', async () => {
  const { id, engagementId } = await house.book(at(10))
  await editMeeting(house.context, { ...command(id), edits: { meetingType: 'Our own' } })
  await house.jobs.run()
  await edit(engagementId, { title: 'Renewal' })
  expect(await house.meeting(id)).toMatchObject({ meetingType: 'Our own', title: 'Renewal' })
})
