import { afterAll, beforeAll, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import {
  type CrmFixture,
  hourMs,
  monday,
  startCrmFixture,
  workingHour,
} from '../../support/crm-fixture.ts'

let fixture: CrmFixture
beforeAll(async () => {
  fixture = await startCrmFixture()
})
afterAll(() => fixture?.close())

const command = (meetingId: string) => ({
  workspaceId: fixture.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: fixture.ana.id, name: 'Ana Ruiz' } as const,
})

async function missed(startsAt: number, outcome: string) {
  fixture.context.setNow(monday)
  const { id, engagementId } = await fixture.book(startsAt, `${outcome}@acme.test`)
  fixture.context.setNow(startsAt + hourMs / 6)
  await recordOutcome(fixture.context, { ...command(id), outcome })
  await fixture.jobs.run()
  return { id, engagementId }
}

async function moveRecord(engagementId: string, byMs: number) {
  const { startsAt, endsAt } = fixture.record(engagementId)
  fixture.crm.edit(engagementId, { startsAt: startsAt + byMs, endsAt: endsAt + byMs })
  await fixture.push()
}

test.each([
  ['no-show', 1],
  ['completed', 2],
] as const)(
  'a meeting of outcome %s that the CRM moves to another day is scheduled again',
  async (outcome, day) => {
    const startsAt = workingHour(day, 10)
    const { id, engagementId } = await missed(startsAt, outcome)
    await moveRecord(engagementId, 24 * hourMs)
    const tomorrow = startsAt + 24 * hourMs
    expect(await fixture.meeting(id)).toMatchObject({ startsAt: tomorrow, outcome: 'scheduled' })
    expect(fixture.record(engagementId)).toMatchObject({ startsAt: tomorrow, outcome: 'scheduled' })
    const again = { ...command(id), startsAt: tomorrow + hourMs, isByHost: true }
    expect((await rescheduleMeeting(fixture.context, again)).startsAt).toBe(tomorrow + hourMs)
  },
)

test('a move that only corrects the time of a missed meeting leaves its outcome', async () => {
  const startsAt = workingHour(6, 10)
  const { id, engagementId } = await missed(startsAt, 'no-show')
  await moveRecord(engagementId, -hourMs / 12)
  expect(await fixture.meeting(id)).toMatchObject({
    startsAt: startsAt - hourMs / 12,
    outcome: 'no-show',
  })
})
