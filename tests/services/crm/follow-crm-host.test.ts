import { expect, test } from 'vitest'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { listOpenConflicts, resolveCrmConflict } from '../../../src/services/crm/crm-conflicts.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { aUser } from '../../support/builders/a-user.ts'
import { hourMs, monday } from '../../support/crm-fixture.ts'
import { shareCrm } from '../../support/share-crm.ts'

const shared = shareCrm()
const hostOf = async (id: string) => (await shared.fixture.meeting(id)).host.id
const edit = async (
  engagementId: string,
  changes: Parameters<typeof shared.fixture.crm.edit>[1],
) => {
  shared.fixture.crm.edit(engagementId, changes)
  await shared.fixture.push()
}
const giveBen = (engagementId: string) => edit(engagementId, { hostEmail: 'Ben@Parley.test' })
const keepBenBusy = () =>
  shared.fixture.database.db('busy_blocks').insert({
    workspace_id: shared.fixture.workspace.id,
    user_id: shared.fixture.ben.id,
    during: `[${new Date(shared.at(10)).toISOString()},${new Date(shared.at(11)).toISOString()})`,
  })
const conflictsOf = async (id: string) =>
  listOpenConflicts(shared.fixture.context, await shared.fixture.meeting(id))
const choose = async (id: string, keep: 'ours' | 'theirs') => {
  await resolveCrmConflict(shared.fixture.context, { ...shared.command(id), field: 'host', keep })
  await shared.fixture.jobs.run()
}

test('F60: a host changed in the CRM is followed: same record, both hosts and the guest are notified', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10), 'handed@acme.test')
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(shared.fixture.ben.id)
  expect(await shared.fixture.history(id)).toEqual([
    'booked by Maya Lindt',
    'reassigned by Clara (FakeCRM)',
  ])
  expect(shared.fixture.crm.records().filter(({ meetingId }) => meetingId === id)).toHaveLength(1)
  expect((await shared.fixture.delivery(id)).state).toBe('delivered')
  const told = async (email: string) =>
    (await shared.fixture.mailsTo(email)).map(({ subject }) => subject)
  expect((await told('handed@acme.test'))[0]).toContain('New host')
  expect((await told(shared.fixture.ben.email))[0]).toContain('Now yours')
})

test('F60: when notified again, by push and by polling, nothing changes twice', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10))
  await giveBen(engagementId)
  const before = await shared.fixture.history(id)
  await shared.fixture.push()
  await shared.fixture.poll()
  expect(await shared.fixture.history(id)).toEqual(before)
})

test('F60: host, time and title changed at once all follow, in one look', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10))
  const changes = {
    startsAt: shared.at(13),
    endsAt: shared.at(14),
    title: 'Renewal',
    hostEmail: shared.fixture.ben.email,
  }
  await edit(engagementId, changes)
  const { hostEmail: _host, ...others } = changes
  expect(await shared.fixture.meeting(id)).toMatchObject({
    ...others,
    host: { id: shared.fixture.ben.id },
  })
})

test('F60: handed on here, the record names the new host, and that comes back as nothing', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10))
  await reassignMeeting(shared.fixture.context, {
    ...shared.command(id),
    hostId: shared.fixture.ben.id,
  })
  await shared.fixture.jobs.run()
  expect(shared.fixture.record(engagementId).hostEmail).toBe(shared.fixture.ben.email)
  await shared.fixture.push()
  expect(await shared.fixture.history(id)).toHaveLength(2)
})

test('F60: an owner who is no user of ours is left, whatever we write afterwards', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10))
  await edit(engagementId, { hostEmail: 'agency@else.test' })
  await editMeeting(shared.fixture.context, { ...shared.command(id), edits: { title: 'Renewal' } })
  await shared.fixture.jobs.run()
  expect(shared.fixture.record(engagementId)).toMatchObject({
    hostEmail: 'agency@else.test',
    title: 'Renewal',
  })
  expect(await hostOf(id)).toBe(shared.fixture.ana.id)
  expect((await shared.fixture.delivery(id)).state).toBe('delivered')
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(shared.fixture.ben.id)
})

test('F60: an owner taken away there leaves the host here', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10))
  await edit(engagementId, { hostEmail: undefined })
  expect(await hostOf(id)).toBe(shared.fixture.ana.id)
})

test('F60: a new host who is busy then is shown to a person, who may decide it', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10))
  await keepBenBusy()
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(shared.fixture.ana.id)
  expect(await conflictsOf(id)).toMatchObject([
    {
      field: 'host',
      ours: shared.fixture.ana.email,
      theirs: shared.fixture.ben.email,
      canTake: true,
    },
  ])
  const { state, lastError } = await shared.fixture.delivery(id)
  expect(state).toBe('failed')
  expect(lastError).toContain('FakeCRM says host ben@parley.test')
  await choose(id, 'theirs')
  expect(await hostOf(id)).toBe(shared.fixture.ben.id)
  expect(await conflictsOf(id)).toEqual([])
  expect((await shared.fixture.delivery(id)).state).toBe('delivered')
})

test('F60: where a person keeps our host, the record names them again', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10))
  await keepBenBusy()
  await giveBen(engagementId)
  await choose(id, 'ours')
  expect(shared.fixture.record(engagementId).hostEmail).toBe(shared.fixture.ana.email)
  expect(await conflictsOf(id)).toEqual([])
  expect((await shared.fixture.delivery(id)).state).toBe('delivered')
  await shared.fixture.push()
  expect(await hostOf(id)).toBe(shared.fixture.ana.id)
})

test('F60: handed on here and there to different people waits for a person', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10))
  const eve = await aUser(shared.fixture, {
    name: 'Eve Holt',
    email: `eve${shared.at(10)}@parley.test`,
  })
  shared.fixture.crm.edit(engagementId, { hostEmail: eve.email })
  await reassignMeeting(shared.fixture.context, {
    ...shared.command(id),
    hostId: shared.fixture.ben.id,
  })
  await shared.fixture.push()
  expect(await conflictsOf(id)).toMatchObject([{ field: 'host', theirs: eve.email }])
  expect(shared.fixture.record(engagementId).hostEmail).toBe(eve.email)
  await choose(id, 'theirs')
  expect(await hostOf(id)).toBe(eve.id)
  expect(shared.fixture.record(engagementId).hostEmail).toBe(eve.email)
})

test('who held it, held it: once it is over, or canceled, its host stays', async () => {
  const over = await shared.fixture.book(shared.at(10), 'over@acme.test')
  shared.fixture.context.setNow(shared.at(11) + hourMs)
  await giveBen(over.engagementId)
  expect(await hostOf(over.id)).toBe(shared.fixture.ana.id)
  shared.fixture.context.setNow(monday)
  const canceled = await shared.fixture.book(shared.at(14), 'off@acme.test')
  await cancelMeeting(shared.fixture.context, shared.command(canceled.id))
  await shared.fixture.jobs.run()
  await giveBen(canceled.engagementId)
  expect(await hostOf(canceled.id)).toBe(shared.fixture.ana.id)
})

test('F60: away while it is read, the CRM is asked again and the host follows', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10))
  shared.fixture.crm.fault = call => (call === 'readMeeting' ? { code: 'unavailable' } : undefined)
  await giveBen(engagementId)
  expect(await hostOf(id)).toBe(shared.fixture.ana.id)
  shared.fixture.crm.fault = () => undefined
  shared.fixture.context.setNow(monday + hourMs)
  await shared.fixture.jobs.run()
  expect(await hostOf(id)).toBe(shared.fixture.ben.id)
})

test('F60: its answer lost, our own host comes back as nothing', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10))
  shared.fixture.crm.fault = call => (call === 'putMeeting' ? { isAnswerLost: true } : undefined)
  await reassignMeeting(shared.fixture.context, {
    ...shared.command(id),
    hostId: shared.fixture.ben.id,
  })
  await shared.fixture.jobs.run()
  shared.fixture.crm.fault = () => undefined
  await shared.fixture.push()
  shared.fixture.context.setNow(monday + hourMs)
  await shared.fixture.jobs.run()
  expect(await hostOf(id)).toBe(shared.fixture.ben.id)
  expect(await shared.fixture.history(id)).toHaveLength(2)
  expect(shared.fixture.record(engagementId).hostEmail).toBe(shared.fixture.ben.email)
  expect(await conflictsOf(id)).toEqual([])
})

test('F60: a meeting type changed in the CRM is followed quietly', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10), 'typed@acme.test')
  await shared.fixture.push()
  const mails = (await shared.fixture.mailsTo('typed@acme.test')).length
  await edit(engagementId, { meetingType: 'First demo' })
  expect((await shared.fixture.meeting(id)).meetingType).toBe('First demo')
  expect(await shared.fixture.mailsTo('typed@acme.test')).toHaveLength(mails)
  expect((await shared.fixture.meeting(id)).sequence).toBe(0)
  await shared.fixture.push()
  expect(await shared.fixture.history(id)).toEqual([
    'booked by Maya Lindt',
    'edited by Clara (FakeCRM)',
  ])
})

test('a type that the CRM puts in the place of one it does not know is not taken for a change', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10))
  await editMeeting(shared.fixture.context, {
    ...shared.command(id),
    edits: { meetingType: 'Our own' },
  })
  await shared.fixture.jobs.run()
  await edit(engagementId, { title: 'Renewal' })
  expect(await shared.fixture.meeting(id)).toMatchObject({
    meetingType: 'Our own',
    title: 'Renewal',
  })
})

test('a record given to a person without access, or to the invitee, does not take the meeting with it', async () => {
  const away = await shared.fixture.book(shared.at(10), 'away@acme.test')
  const bens = shared.fixture.database.db('users').where({ id: shared.fixture.ben.id })
  await bens.clone().update({ withdrawn_at: new Date(monday) })
  await giveBen(away.engagementId)
  await bens.clone().update({ withdrawn_at: null })
  const own = await shared.fixture.book(shared.at(12), shared.fixture.ben.email)
  await giveBen(own.engagementId)
  for (const { id } of [away, own]) {
    expect(await hostOf(id)).toBe(shared.fixture.ana.id)
    expect((await shared.fixture.delivery(id)).state).toBe('delivered')
  }
})
