import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { listOpenConflicts, resolveCrmConflict } from '../../../src/services/crm/crm-conflicts.ts'
import { retryDelivery } from '../../../src/services/deliveries/deliveries.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { isProblem } from '../../../src/services/problems.ts'
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
beforeEach(() => {
  day += 1
  fixture.context.setNow(monday)
  fixture.crm.takeNotices()
})

const at = (hour: number) => workingHour(day, hour)
const span = (hour: number) => ({ startsAt: at(hour), endsAt: at(hour) + hourMs / 2 })
const command = (meetingId: string) => ({
  workspaceId: fixture.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: fixture.ana.id, name: 'Ana Ruiz' } as const,
})

/** Ours moved to 14, theirs to 12. */
async function makeConflict() {
  const booked = await fixture.book(at(10))
  fixture.crm.edit(booked.engagementId, span(12))
  await rescheduleMeeting(fixture.context, { ...command(booked.id), startsAt: at(14) })
  await fixture.jobs.run()
  return booked
}

const conflictsOf = async (id: string) =>
  listOpenConflicts(fixture.context, await fixture.meeting(id))

test('F60: changed here and in the CRM to different times, neither is written over and both are shown', async () => {
  const { id, engagementId } = await makeConflict()
  expect((await fixture.meeting(id)).startsAt).toBe(at(14))
  expect(fixture.record(engagementId).startsAt).toBe(at(12))
  expect(await conflictsOf(id)).toMatchObject([
    {
      field: 'time',
      label: 'FakeCRM',
      ours: span(14),
      theirs: span(12),
      changedBy: 'Clara',
      canTake: true,
    },
  ])
  const { state, lastError } = await fixture.delivery(id)
  expect(state).toBe('failed')
  expect(lastError).toMatch(/FakeCRM says \w{3} .*13:00, Parley says \w{3} .*15:00\. Choose on/)
})

test('… nor by a retry, another change of ours or another word from there', async () => {
  const { id, engagementId } = await makeConflict()
  const { id: deliveryId } = await fixture.delivery(id)
  await retryDelivery(fixture.context, { workspaceId: fixture.workspace.id, deliveryId })
  await fixture.jobs.run()
  await fixture.push()
  await fixture.poll()
  expect(fixture.record(engagementId).startsAt).toBe(at(12))
  expect((await fixture.meeting(id)).startsAt).toBe(at(14))
  expect(await conflictsOf(id)).toHaveLength(1)
})

test('ours is kept: the CRM gets it', async () => {
  const { id, engagementId } = await makeConflict()
  await resolveCrmConflict(fixture.context, { ...command(id), field: 'time', keep: 'ours' })
  await fixture.jobs.run()
  expect(fixture.record(engagementId)).toMatchObject(span(14))
  expect((await fixture.meeting(id)).startsAt).toBe(at(14))
  expect(await conflictsOf(id)).toEqual([])
  expect(await fixture.delivery(id)).toMatchObject({ state: 'delivered', lastError: undefined })
})

test('theirs is taken: the meeting moves, by who chose it, and people are notified', async () => {
  const { id, engagementId } = await makeConflict()
  await resolveCrmConflict(fixture.context, { ...command(id), field: 'time', keep: 'theirs' })
  await fixture.jobs.run()
  expect(await fixture.meeting(id)).toMatchObject(span(12))
  expect(fixture.record(engagementId)).toMatchObject(span(12))
  expect((await fixture.history(id)).at(-1)).toBe('rescheduled by Ana Ruiz')
  expect(await conflictsOf(id)).toEqual([])
  expect((await fixture.delivery(id)).state).toBe('delivered')
})

test('what was chosen of a value that changed since is asked anew', async () => {
  const { id, engagementId } = await makeConflict()
  await resolveCrmConflict(fixture.context, { ...command(id), field: 'time', keep: 'ours' })
  fixture.crm.edit(engagementId, span(9))
  await fixture.jobs.run()
  expect(fixture.record(engagementId)).toMatchObject(span(9))
  expect(await conflictsOf(id)).toMatchObject([{ theirs: span(9), ours: span(14) }])
})

test('a conflict ends by itself where both sides come to the same', async () => {
  const { id, engagementId } = await makeConflict()
  fixture.crm.edit(engagementId, span(14))
  await fixture.push()
  expect(await conflictsOf(id)).toEqual([])
  expect((await fixture.delivery(id)).state).toBe('delivered')
})

test('canceled here and edited there: nothing of it is lost, and the choice is ours alone', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  fixture.crm.edit(engagementId, { outcome: 'completed' })
  fixture.crm.takeNotices()
  await cancelMeeting(fixture.context, command(id))
  await fixture.jobs.run()
  expect(fixture.record(engagementId).outcome).toBe('completed')
  expect(await conflictsOf(id)).toMatchObject([{ field: 'outcome', canTake: false }])
  const choice = { ...command(id), field: 'outcome' }
  await expect(
    resolveCrmConflict(fixture.context, { ...choice, keep: 'theirs' }),
  ).rejects.toSatisfy(error => isProblem(error, 'already-moved'))
  await resolveCrmConflict(fixture.context, { ...choice, keep: 'ours' })
  await fixture.jobs.run()
  expect(fixture.record(engagementId).outcome).toBe('canceled')
})

test('there is nothing to choose where there is no conflict', async () => {
  const { id } = await fixture.book(at(10))
  const choose = resolveCrmConflict(fixture.context, {
    ...command(id),
    field: 'time',
    keep: 'ours',
  })
  await expect(choose).rejects.toSatisfy(error => isProblem(error, 'already-moved'))
})

test('what is no conflict does not wait for the choice', async () => {
  const { id, engagementId } = await makeConflict()
  fixture.crm.edit(engagementId, { location: 'Room 7' })
  await editMeeting(fixture.context, { ...command(id), edits: { title: 'Renewal' } })
  await fixture.push()
  expect(fixture.record(engagementId)).toMatchObject({ ...span(12), title: 'Renewal' })
  expect((await fixture.meeting(id)).location).toEqual({ kind: 'custom', text: 'Room 7' })
  expect(await conflictsOf(id)).toHaveLength(1)
  expect((await fixture.delivery(id)).state).toBe('failed')
})
