import { type PlainDate, type Weekday, weekdays } from '../../scheduling/types.ts'
import { addDays, weekdayOf } from '../../scheduling/zoned-time.ts'
import type { DayExpression } from '../pieces.ts'
import type { Fault } from '../types.ts'
import type { AskedTimes } from './asked-times.ts'
import { calendarDate, isCalendarDay, type MonthDay, monthOf, yearOf } from './calendar-date.ts'
import { hasTimeLeft, type Today, weekStart } from './today.ts'

export type DateOrder = 'day-first' | 'month-first'

export interface DayReading {
  readonly today: Today
  /** The requested times of the day, which decide whether today still counts. */
  readonly asked: AskedTimes
  readonly order: DateOrder
}

/**
 * The days of an expression, ascending, none of them in the past. A weekday is the coming one, or today while
 * some of the requested time is left. A past date without a year is next year's.
 */
export function resolveDay(
  expression: DayExpression,
  { today, asked, order }: DayReading,
): PlainDate[] | Fault {
  switch (expression.kind) {
    case 'date':
      return ahead(today, asked, expression.day)
    case 'month-day':
      return resolveMonthDay(today, asked, expression)
    case 'day-of-month':
      return ahead(today, asked, comingDayOfMonth(today, expression.dayOfMonth))
    case 'slashed': {
      const reading =
        expression.readings.find(each => each.order === order) ?? expression.readings[0]
      if (!reading) return []
      if (expression.year === undefined) return resolveMonthDay(today, asked, reading)
      return ahead(today, asked, calendarDate(reading, expression.year))
    }
    case 'length-or-date':
      return [comingWeekday(today, asked, expression.weekday)]
    case 'weekday':
      if (expression.week === undefined) return [comingWeekday(today, asked, expression.weekday)]
      return ahead(today, asked, weekdayIn(today, expression.weekday, expression.week))
    case 'offset':
      return ahead(today, asked, addDays(today.day, expression.days))
    case 'week':
      return daysOfWeek(today, asked, expression.week)
  }
}

function ahead(today: Today, asked: AskedTimes, day: PlainDate): PlainDate[] | Fault {
  return hasTimeLeft(today, day, asked) ? [day] : { fault: 'time-in-the-past', day }
}

function resolveMonthDay(today: Today, asked: AskedTimes, date: MonthDay): PlainDate[] | Fault {
  const year = yearOf(today.day)
  const isThisYear = isCalendarDay(date, year) && calendarDate(date, year) >= today.day
  const chosen = isThisYear ? year : year + 1
  if (isCalendarDay(date, chosen)) return ahead(today, asked, calendarDate(date, chosen))
  return { fault: 'no-such-date', word: calendarDate(date, chosen) }
}

/** The next month that has this day; every year has months of 31 days. */
function comingDayOfMonth(today: Today, dayOfMonth: number): PlainDate {
  const months = Array.from({ length: 13 }, (_, index) => monthOf(today.day) - 1 + index)
  const dates = months.flatMap(index => {
    const year = yearOf(today.day) + Math.floor(index / 12)
    const date = { month: (index % 12) + 1, dayOfMonth }
    return isCalendarDay(date, year) ? [calendarDate(date, year)] : []
  })
  return dates.find(date => date >= today.day) ?? today.day
}

function comingWeekday(today: Today, asked: AskedTimes, weekday: Weekday): PlainDate {
  const distance = weekdays.indexOf(weekday) - weekdays.indexOf(weekdayOf(today.day))
  const day = addDays(today.day, (distance + 7) % 7)
  return hasTimeLeft(today, day, asked) ? day : addDays(day, 7)
}

function weekdayIn(today: Today, weekday: Weekday, week: number): PlainDate {
  const distance = weekdays.indexOf(weekday) - weekdays.indexOf(today.weekStartsOn)
  return addDays(weekStart(today, week), (distance + 7) % 7)
}

function daysOfWeek(today: Today, asked: AskedTimes, week: number): PlainDate[] | Fault {
  const first = weekStart(today, week)
  const days = Array.from({ length: 7 }, (_, index) => addDays(first, index))
  const left = days.filter(day => hasTimeLeft(today, day, asked))
  return left.length > 0 ? left : { fault: 'time-in-the-past', day: today.day }
}
