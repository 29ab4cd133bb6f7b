import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Meeting } from '../../../src/model/entities.ts'
import { recordOutcome, undoOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let hour = 7
let meeting: Meeting
beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})
afterAll(() => database?.drop())
beforeEach(async () => {
  hour += 1
  const startsAt = Date.UTC(2026, 10, 5, hour)
  context.setNow(Date.UTC(2026, 10, 2, 8))
  meeting = (await aBooking(demo, { startsAt })).meeting
  context.setNow(startsAt + 60_000)
})

const command = () => ({
  workspaceId: demo.workspace.id,
  meetingId: meeting.id,
  actor: { kind: 'user', userId: demo.ana.id, name: 'Ana' } as const,
})
type Step = 'undo' | [outcome: string, notes?: string]
const take = (step: Step) =>
  step === 'undo'
    ? undoOutcome(context, command())
    : recordOutcome(context, { ...command(), outcome: step[0], notes: step[1] })

const held: Step = ['completed', 'Went well']
const missed: Step = ['no-show', 'Nobody came']
const cases: { steps: Step[]; expected: [outcome: string, notes: string] }[] = [
  { steps: [held, 'undo'], expected: ['scheduled', ''] },
  { steps: [held, 'undo', ['no-show']], expected: ['no-show', ''] },
  { steps: [held, missed, 'undo'], expected: ['completed', 'Went well'] },
  { steps: [held, missed, 'undo', 'undo'], expected: ['scheduled', ''] },
  { steps: [held, 'undo', 'undo'], expected: ['scheduled', ''] },
  { steps: [['completed'], held, 'undo'], expected: ['scheduled', ''] },
  { steps: [held, 'undo', missed, 'undo'], expected: ['scheduled', ''] },
  { steps: [held, missed, 'undo', missed, 'undo'], expected: ['completed', 'Went well'] },
]

test.each(cases)('F39: an undo restores outcome and notes together: $steps', async facts => {
  const { steps, expected } = facts
  let last = meeting
  for (const step of steps) last = await take(step)
  expect([last.outcome, last.outcomeNotes ?? '']).toEqual(expected)
})
