import { describe, expect, test } from 'vitest'
import {
  canCancel,
  canRecordOutcome,
  canReschedule,
  isOpen,
} from '../../src/model/meeting-status.ts'

const startsAt = 1_000
const endsAt = 2_000
const source = 'page'
const scheduled = { status: 'scheduled', outcome: 'scheduled', startsAt, endsAt, source } as const
const canceled = { status: 'canceled', outcome: 'canceled', startsAt, endsAt, source } as const
const allowed = { allowed: true }
const refused = (reason: string) => ({ allowed: false, reason })

describe.each([
  ['rescheduled', canReschedule],
  ['canceled', canCancel],
])('a meeting can be %s', (_, can) => {
  test('until it ends', () => {
    expect(can(scheduled, startsAt - 1)).toEqual(allowed)
    expect(can(scheduled, endsAt - 1)).toEqual(allowed)
    expect(can(scheduled, endsAt)).toEqual(refused('ended'))
  })

  test('only while it is on', () => {
    expect(can(canceled, startsAt - 1)).toEqual(refused('canceled'))
    expect(can(canceled, endsAt)).toEqual(refused('canceled'))
  })

  test.each(['completed', 'no-show', 'canceled'])('not after the outcome %s', outcome => {
    const logged = { ...scheduled, outcome }
    expect(can(logged, startsAt)).toEqual(refused('outcome-logged'))
    expect(can(logged, endsAt)).toEqual(refused('ended'))
    expect(isOpen(logged, startsAt)).toBe(false)
  })

  test('only in the calendar if it was made there, and it is open all the same', () => {
    const made = { ...scheduled, source: 'calendar' } as const
    expect(can(made, startsAt)).toEqual(refused('calendar-decides'))
    expect(can(made, endsAt)).toEqual(refused('ended'))
    expect(can({ ...canceled, source: 'calendar' }, startsAt)).toEqual(refused('canceled'))
    expect(isOpen(made, startsAt)).toBe(true)
  })

  test.each(['rescheduled', 'FOLLOW_UP'])('still after %s, which settles nothing', outcome => {
    expect(can({ ...scheduled, outcome }, startsAt)).toEqual(allowed)
  })
})

describe('F39 an outcome can be recorded', () => {
  test('from the start on, and long after the end', () => {
    expect(canRecordOutcome(scheduled, startsAt - 1)).toEqual(refused('not-started'))
    expect(canRecordOutcome(scheduled, startsAt)).toEqual(allowed)
    expect(canRecordOutcome(scheduled, endsAt * 100)).toEqual(allowed)
  })

  test('not of a meeting that was canceled', () => {
    expect(canRecordOutcome(canceled, endsAt)).toEqual(refused('canceled'))
  })
})
