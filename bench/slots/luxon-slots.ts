/** The naive way to find slots: luxon throughout, and every candidate is compared with every block. */
import { DateTime, Duration, Interval as Span } from 'luxon'
import type { DayOfStarts } from '../../src/scheduling/group-by-day.ts'
import {
  type HostAvailability,
  type Interval,
  type SlotRules,
  weekdays,
} from '../../src/scheduling/types.ts'

interface Question {
  host: HostAvailability
  rules: SlotRules
  range: Interval
  now: number
  visitorZone: string
}

export function luxonSlots({ host, rules, range, now, visitorZone }: Question): DayOfStarts[] {
  const busy = host.busy.map(({ start, end }) =>
    Span.fromDateTimes(DateTime.fromMillis(start), DateTime.fromMillis(end)),
  )
  const earliest = DateTime.fromMillis(now).plus({ minutes: rules.noticeMinutes })
  const byDay = new Map<string, number[]>()
  for (const slot of candidates({ host, rules, range, now })) {
    const meeting = { start: slot, end: slot.plus({ minutes: rules.durationMinutes }) }
    const buffered = Span.fromDateTimes(
      meeting.start.minus({ minutes: rules.bufferBeforeMinutes }),
      meeting.end.plus({ minutes: rules.bufferAfterMinutes }),
    )
    if (slot < earliest || slot.toMillis() < range.start || slot.toMillis() >= range.end) continue
    if (busy.some(block => block.overlaps(buffered))) continue
    const day = slot.setZone(visitorZone).toISODate() ?? ''
    byDay.set(day, [...(byDay.get(day) ?? []), slot.toMillis()])
  }
  return Array.from(byDay, ([day, starts]) => ({ day, starts }))
}

function candidates({ host, rules, range, now }: Omit<Question, 'visitorZone'>): DateTime[] {
  const zone = host.schedule.timeZone
  const step = Duration.fromObject({ minutes: rules.stepMinutes })
  const rollingDays = rules.horizon.kind === 'rolling' ? rules.horizon.days : 0
  const lastDay = DateTime.fromMillis(now, { zone }).startOf('day').plus({ days: rollingDays })
  const slots: DateTime[] = []
  let day = DateTime.fromMillis(range.start, { zone }).startOf('day')
  for (; day.toMillis() < range.end && day <= lastDay; day = day.plus({ days: 1 })) {
    for (const window of windowsOf(day, host)) {
      for (const piece of window.splitBy(step)) {
        const { start } = piece
        if (start === null || window.end === null) continue
        if (start.plus({ minutes: rules.durationMinutes }) <= window.end) slots.push(start)
      }
    }
  }
  return slots
}

function windowsOf(day: DateTime, { schedule }: HostAvailability): Span[] {
  const weekday = weekdays[day.weekday - 1]
  const periods = (weekday && schedule.weekly[weekday]) ?? []
  return periods.map(period => {
    const [start, end] = period.map(time => {
      const [hour = 0, minute = 0] = time.split(':').map(Number)
      return day.set({ hour, minute })
    })
    return Span.fromDateTimes(start ?? day, end ?? day)
  })
}
