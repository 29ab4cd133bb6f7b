import { describe, expect, test } from 'vitest'
import { listStarts } from '../../src/scheduling/list-starts.ts'
import type { HostAvailability, Period, Schedule, SlotRules } from '../../src/scheduling/types.ts'
import {
  dayIn,
  halfHours,
  newYork,
  officeHost,
  officeHours,
  timesIn,
} from './support/office-host.ts'

/** A Tuesday, asked about on the Monday before. */
const tuesday = '2026-11-24'
const now = newYork('2026-11-23', '09:00')

function timesOn(day: string, host: HostAvailability, rules: SlotRules): string[] {
  return timesIn(listStarts({ host, rules, range: dayIn(day), now }))
}

const span = (start: string, end: string) => ({
  start: newYork(tuesday, start),
  end: newYork(tuesday, end),
})

describe('F14 the starts of a day', () => {
  test('a meeting lies wholly in open time', () => {
    const times = timesOn(
      tuesday,
      officeHost(),
      halfHours({ durationMinutes: 60, stepMinutes: 60 }),
    )
    expect(times).toEqual(['09:00', '10:00', '11:00', '13:00', '14:00', '15:00', '16:00'])
  })

  test('steps count from the start of each period, whatever is busy', () => {
    const busy = [span('09:10', '09:20')]
    const times = timesOn(
      tuesday,
      officeHost({ busy }),
      halfHours({ durationMinutes: 45, stepMinutes: 45 }),
    )
    expect(times).toEqual(['09:45', '10:30', '11:15', '13:00', '13:45', '14:30', '15:15', '16:00'])
  })

  test('periods that touch are one, and a meeting may lie across the seam', () => {
    const schedule = withHours([
      ['09:00', '10:10'],
      ['10:10', '11:00'],
    ])
    expect(timesOn(tuesday, officeHost({ schedule }), halfHours())).toEqual([
      '09:00',
      '09:30',
      '10:00',
      '10:30',
    ])
  })

  test('a slot that touches a busy block is still offered', () => {
    const schedule = withHours([['09:00', '11:00']])
    const times = timesOn(
      tuesday,
      officeHost({ schedule, busy: [span('09:30', '10:00')] }),
      halfHours(),
    )
    expect(times).toEqual(['09:00', '10:00', '10:30'])
  })

  test('a block without length takes no time', () => {
    const schedule = withHours([['09:00', '10:00']])
    const times = timesOn(
      tuesday,
      officeHost({ schedule, busy: [span('09:15', '09:15')] }),
      halfHours(),
    )
    expect(times).toEqual(['09:00', '09:30'])
  })

  test('a day off has none', () => {
    const schedule = { ...officeHours, overrides: [{ date: tuesday, periods: [] }] }
    expect(timesOn(tuesday, officeHost({ schedule }), halfHours())).toEqual([])
  })
})

describe('buffers', () => {
  const schedule = withHours([['09:00', '12:00']])
  const rules = halfHours({ bufferBeforeMinutes: 10, bufferAfterMinutes: 30 })

  test('keep clear of what a calendar says, and need not lie in open time', () => {
    const host = officeHost({ schedule, busy: [span('10:30', '11:00')] })
    expect(timesOn(tuesday, host, rules)).toEqual(['09:00', '09:30', '11:30'])
  })

  test('of two meetings may lie over each other: the larger is enough', () => {
    const meeting = { ...span('10:30', '11:00'), bufferBeforeMinutes: 30, bufferAfterMinutes: 20 }
    const host = officeHost({ schedule, occupied: [meeting] })
    expect(timesOn(tuesday, host, rules)).toEqual(['09:00', '09:30', '11:30'])
  })

  test('of the other meeting count where this one has none', () => {
    const meeting = { ...span('10:30', '11:00'), bufferBeforeMinutes: 0, bufferAfterMinutes: 15 }
    const host = officeHost({ schedule, occupied: [meeting] })
    expect(timesOn(tuesday, host, halfHours())).toEqual(['09:00', '09:30', '10:00', '11:30'])
  })
})

describe('notice and horizon', () => {
  test('a start exactly at the end of the notice is offered', () => {
    const [first] = timesOn(tuesday, officeHost(), halfHours({ noticeMinutes: 25 * 60 }))
    expect(first).toBe('10:00')
  })

  test('a rolling horizon ends with its last day, seen from the host', () => {
    const rules = halfHours({ horizon: { kind: 'rolling', days: 1 } })
    expect(timesOn(tuesday, officeHost(), rules).at(-1)).toBe('16:30')
    expect(timesOn('2026-11-25', officeHost(), rules)).toEqual([])
  })

  test('fixed dates are both included', () => {
    const rules = halfHours({ horizon: { kind: 'dates', from: tuesday, until: '2026-11-25' } })
    const onDays = ['2026-11-23', tuesday, '2026-11-25', '2026-11-26'].map(
      day => timesOn(day, officeHost(), rules).length,
    )
    expect(onDays).toEqual([0, 14, 14, 0])
  })
})

describe('limits', () => {
  test('a full day offers nothing, the next one does', () => {
    const host = officeHost({
      countedStarts: [newYork(tuesday, '09:00'), newYork(tuesday, '10:00')],
    })
    const rules = halfHours({ limits: { perDay: 2 } })
    expect(timesOn(tuesday, host, rules)).toEqual([])
    expect(timesOn('2026-11-25', host, rules)).toHaveLength(14)
  })

  test('a full week ends with Sunday', () => {
    const host = officeHost({ countedStarts: [newYork(tuesday, '09:00')] })
    const rules = halfHours({ limits: { perWeek: 1 } })
    expect(timesOn('2026-11-27', host, rules)).toEqual([])
    expect(timesOn('2026-11-30', host, rules)).toHaveLength(14)
  })
})

test('hours past midnight belong to the day they start on', () => {
  const schedule = withHours([['22:00', '02:00']])
  const rules = halfHours({ durationMinutes: 60, stepMinutes: 60 })
  const nights = { ...officeHost({ schedule }), busy: [] }
  expect(timesOn(tuesday, nights, rules)).toEqual(['22:00', '23:00'])
  expect(timesOn('2026-11-25', nights, rules)).toEqual(['00:00', '01:00'])
})

test('an override leaves the hours alone that run into its date', () => {
  const schedule = {
    ...withHours([['22:00', '02:00']]),
    overrides: [{ date: '2026-11-25', periods: [['08:00', '09:00']] as const }],
  }
  const times = timesOn('2026-11-25', officeHost({ schedule }), halfHours({ stepMinutes: 60 }))
  expect(times).toEqual(['00:00', '01:00', '08:00'])
})

test('hours of a stay elsewhere are read on the clocks there', () => {
  const zoneStays = [{ from: tuesday, until: tuesday, timeZone: 'Europe/Warsaw' }]
  const host = officeHost({ schedule: { ...officeHours, zoneStays } })
  expect(timesOn(tuesday, host, halfHours())[0]).toBe('03:00')
  expect(timesOn('2026-11-25', host, halfHours())[0]).toBe('09:00')
})

describe('round the clock', () => {
  const always: readonly Period[] = [['00:00', '24:00']]
  const weekly = {
    mon: always,
    tue: always,
    wed: always,
    thu: always,
    fri: always,
    sat: always,
    sun: always,
  }
  const schedule: Schedule = { timeZone: 'America/New_York', weekly, overrides: [] }
  const rules = halfHours({ stepMinutes: 50 })

  test('the grid starts anew on Mondays and not where one happens to look', () => {
    const host = officeHost({ schedule })
    expect(timesOn('2026-11-30', host, rules).slice(0, 2)).toEqual(['00:00', '00:50'])
    // 1,440 minutes after Monday's start, the 29th step begins ten minutes into Tuesday.
    expect(timesOn('2026-12-01', host, rules)[0]).toBe('00:10')
  })

  test('hours that opened less than a week before a Monday count on over it', () => {
    const overrides = [{ date: '2026-11-25', periods: [] }]
    const host = officeHost({ schedule: { ...schedule, overrides } })
    expect(timesOn('2026-11-26', host, rules)[0]).toBe('00:00')
    // Four days are 115 steps and ten minutes; eleven would be 316 and forty.
    expect(timesOn('2026-11-30', host, rules)[0]).toBe('00:40')
    expect(timesOn('2026-12-07', host, rules)[0]).toBe('00:00')
  })
})

test('a grid without a step is a fault, not an endless list', () => {
  const list = () => timesOn(tuesday, officeHost(), halfHours({ stepMinutes: 0 }))
  expect(list).toThrow(RangeError)
})

function withHours(periods: readonly Period[]): Schedule {
  return {
    timeZone: 'America/New_York',
    weekly: { tue: periods },
    overrides: [],
  }
}
