import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { listOpenConflicts, resolveCrmConflict } from '../../../src/services/crm/crm-conflicts.ts'
import { retryDelivery } from '../../../src/services/deliveries/deliveries.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { isProblem } from '../../../src/services/problems.ts'
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
beforeEach(() => {
  day += 1
  house.context.setNow(monday)
  house.crm.takeNotices()
})

const at = (hour: number) => workingHour(day, hour)
const span = (hour: number) => ({ startsAt: at(hour), endsAt: at(hour) + hourMs / 2 })
const command = (meetingId: string) => ({
  workspaceId: house.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: house.ana.id, name: 'Ana Ruiz' } as const,
})

/** Ours moved to 14, theirs to 12. */
async function makeConflict() {
  const booked = await house.book(at(10))
  house.crm.edit(booked.engagementId, span(12))
  await rescheduleMeeting(house.context, { ...command(booked.id), startsAt: at(14) })
  await house.jobs.run()
  return booked
}

const conflictsOf = async (id: string) => listOpenConflicts(house.context, await house.meeting(id))

test('F60: changed here and in the CRM to different times, neither is written over and both are shown', async () => {
  const { id, engagementId } = await makeConflict()
  expect((await house.meeting(id)).startsAt).toBe(at(14))
  expect(house.record(engagementId).startsAt).toBe(at(12))
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
  const { state, lastError } = await house.delivery(id)
  expect(state).toBe('failed')
  expect(lastError).toMatch(/FakeCRM says \w{3} .*13:00, Parley says \w{3} .*15:00\. Choose on/)
})

test('… nor by a retry, another change of ours or another word from there', async () => {
  const { id, engagementId } = await makeConflict()
  const { id: deliveryId } = await house.delivery(id)
  await retryDelivery(house.context, { workspaceId: house.workspace.id, deliveryId })
  await house.jobs.run()
  await house.push()
  await house.poll()
  expect(house.record(engagementId).startsAt).toBe(at(12))
  expect((await house.meeting(id)).startsAt).toBe(at(14))
  expect(await conflictsOf(id)).toHaveLength(1)
})

test('ours is kept: the CRM gets it', async () => {
  const { id, engagementId } = await makeConflict()
  await resolveCrmConflict(house.context, { ...command(id), field: 'time', keep: 'ours' })
  await house.jobs.run()
  expect(house.record(engagementId)).toMatchObject(span(14))
  expect((await house.meeting(id)).startsAt).toBe(at(14))
  expect(await conflictsOf(id)).toEqual([])
  expect(await house.delivery(id)).toMatchObject({ state: 'delivered', lastError: undefined })
})

test('theirs is taken: the meeting moves, by who chose it, and people are told', async () => {
  const { id, engagementId } = await makeConflict()
  await resolveCrmConflict(house.context, { ...command(id), field: 'time', keep: 'theirs' })
  await house.jobs.run()
  expect(await house.meeting(id)).toMatchObject(span(12))
  expect(house.record(engagementId)).toMatchObject(span(12))
  expect((await house.history(id)).at(-1)).toBe('rescheduled by Ana Ruiz')
  expect(await conflictsOf(id)).toEqual([])
  expect((await house.delivery(id)).state).toBe('delivered')
})

test('what was chosen of a value that changed since is asked anew', async () => {
  const { id, engagementId } = await makeConflict()
  await resolveCrmConflict(house.context, { ...command(id), field: 'time', keep: 'ours' })
  house.crm.edit(engagementId, span(9))
  await house.jobs.run()
  expect(house.record(engagementId)).toMatchObject(span(9))
  expect(await conflictsOf(id)).toMatchObject([{ theirs: span(9), ours: span(14) }])
})

test('a conflict ends by itself where both sides come to the same', async () => {
  const { id, engagementId } = await makeConflict()
  house.crm.edit(engagementId, span(14))
  await house.push()
  expect(await conflictsOf(id)).toEqual([])
  expect((await house.delivery(id)).state).toBe('delivered')
})

test('canceled here and edited there: nothing of it is lost, and the choice is ours alone', async () => {
  const { id, engagementId } = await house.book(at(10))
  house.crm.edit(engagementId, { outcome: 'completed' })
  house.crm.takeNotices()
  await cancelMeeting(house.context, command(id))
  await house.jobs.run()
  expect(house.record(engagementId).outcome).toBe('completed')
  expect(await conflictsOf(id)).toMatchObject([{ field: 'outcome', canTake: false }])
  const choice = { ...command(id), field: 'outcome' }
  await expect(resolveCrmConflict(house.context, { ...choice, keep: 'theirs' })).rejects.toSatisfy(
    error => isProblem(error, 'already-moved'),
  )
  await resolveCrmConflict(house.context, { ...choice, keep: 'ours' })
  await house.jobs.run()
  expect(house.record(engagementId).outcome).toBe('canceled')
})

test('there is nothing to choose where there is no conflict', async () => {
  const { id } = await house.book(at(10))
  const choose = resolveCrmConflict(house.context, { ...command(id), field: 'time', keep: 'ours' })
  await expect(choose).rejects.toSatisfy(error => isProblem(error, 'already-moved'))
})

test('what is no conflict does not wait for the choice', async () => {
  const { id, engagementId } = await makeConflict()
  house.crm.edit(engagementId, { location: 'Room 7' })
  await editMeeting(house.context, { ...command(id), edits: { title: 'Renewal' } })
  await house.push()
  expect(house.record(engagementId)).toMatchObject({ ...span(12), title: 'Renewal' })
  expect((await house.meeting(id)).location).toEqual({ kind: 'custom', text: 'Room 7' })
  expect(await conflictsOf(id)).toHaveLength(1)
  expect((await house.delivery(id)).state).toBe('failed')
})
