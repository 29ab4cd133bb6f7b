import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FieldError } from '../../../src/model/field-error.ts'
import type { Schedule } from '../../../src/scheduling/types.ts'
import { saveSchedule } from '../../../src/services/people/schedules.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import { makeContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const zone = { timeZone: 'Europe/Warsaw' }
const day = { date: '2026-11-11', periods: [] }
const wrong: [code: string, path: string, message: string, content: Partial<Schedule>][] = [
  ['bad-zone', 'timeZone', 'Use an IANA name such as Europe/Warsaw', { timeZone: 'Warsaw' }],
  ['bad-time', 'weekly.mon.0', 'Use HH:MM', { weekly: { mon: [['9', '10:00']] } }],
  [
    'end-not-after-start',
    'weekly.mon.0',
    'End must be after start',
    { weekly: { mon: [['09:00', '09:00']] } },
  ],
  ['bad-date', 'overrides.0.date', 'Use YYYY-MM-DD', { overrides: [{ ...day, date: '11.11.' }] }],
  ['duplicate-date', 'overrides.1.date', 'This date is listed twice', { overrides: [day, day] }],
  [
    'end-before-start',
    'zoneStays.0.until',
    'The end is before the start',
    { zoneStays: [{ ...zone, from: '2026-12-02', until: '2026-12-01' }] },
  ],
  [
    'too-many-periods',
    'weekly.mon',
    'Use at most 48 periods a day',
    { weekly: { mon: Array.from({ length: 200 }, () => ['09:00', '10:00'] as const) } },
  ],
]

test.each(wrong)('hours with the fault %s are refused with a sentence', async (...row) => {
  const [code, path, message, content] = row
  const context = makeContext({ db: database.db })
  const { workspace, ana } = await aWorkspace(context)
  const hours = { ...zone, weekly: {}, overrides: [], name: 'Hours', ...content }
  const command = { ...hours, workspaceId: workspace.id, userId: ana.id }
  const problem: unknown = await saveSchedule(context, command).catch(error => error)
  const errors: readonly FieldError[] = isProblem(problem) ? (problem.facts.errors ?? []) : []
  expect(errors).toContainEqual(expect.objectContaining({ path, code, message }))
})
