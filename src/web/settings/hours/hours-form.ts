import { maxNameLength } from '../../../model/maximums.ts'
import { checkSchedule, type ScheduleFaultCode } from '../../../model/schedule-check.ts'
import { type Schedule, type Weekday, weekdays } from '../../../scheduling/types.ts'
import { listField, textFields, zoneField } from '../../form-fields.ts'
import { readPeriods, writePeriods } from './period-text.ts'

/** Values of the hours form, as text. */
export interface HoursForm {
  name: string
  timeZone: string
  weekly: Record<Weekday, string>
  overrides: { date: string; periods: string }[]
}

type HoursFault = ScheduleFaultCode | 'unreadable' | 'long-name'
/** By field: `name`, `timeZone`, `weekly.mon`, `overrides`, `overrides.2`. */
export type HoursFaults = Readonly<Record<string, HoursFault>>

const byDay = (textOf: (day: Weekday) => string): Record<Weekday, string> => ({
  mon: textOf('mon'),
  tue: textOf('tue'),
  wed: textOf('wed'),
  thu: textOf('thu'),
  fri: textOf('fri'),
  sat: textOf('sat'),
  sun: textOf('sun'),
})

export const formOfSchedule = (schedule: Schedule & { name: string }): HoursForm => ({
  name: schedule.name,
  timeZone: schedule.timeZone,
  weekly: byDay(day => writePeriods(schedule.weekly[day])),
  overrides: schedule.overrides.map(({ date, periods }) => ({
    date,
    periods: writePeriods(periods),
  })),
})

export function readHoursForm(body: unknown): HoursForm {
  const fields = textFields(body)
  const periods = listField(body, 'periods')
  const overrides = listField(body, 'date').map((date, index) => ({
    date: date.trim(),
    periods: (periods[index] ?? '').trim(),
  }))
  return {
    name: (fields.name ?? '').trim(),
    timeZone: zoneField(fields),
    weekly: byDay(day => (fields[`weekly.${day}`] ?? '').trim()),
    overrides: overrides.filter(({ date, periods: hours }) => date !== '' || hours !== ''),
  }
}

const unreadableFields = (form: HoursForm): string[] => [
  ...weekdays
    .filter(day => readPeriods(form.weekly[day]) === undefined)
    .map(day => `weekly.${day}`),
  ...form.overrides.flatMap(({ periods }, index) =>
    readPeriods(periods) === undefined ? [`overrides.${index}`] : [],
  ),
]

/** `weekly.tue.0` → `weekly.tue`: the field that was typed into. */
const fieldOf = (path: string) => path.split('.').slice(0, 2).join('.')

/** The typed schedule, or its faults by field. */
export function scheduleOfForm(form: HoursForm): { schedule: Schedule } | { faults: HoursFaults } {
  const schedule = {
    timeZone: form.timeZone,
    weekly: Object.fromEntries(
      weekdays.map(day => [day, readPeriods(form.weekly[day]) ?? []]),
    ) as Schedule['weekly'],
    overrides: form.overrides.map(({ date, periods }) => ({
      date,
      periods: readPeriods(periods) ?? [],
    })),
  }
  const faults: Record<string, HoursFault> =
    form.name.length > maxNameLength ? { name: 'long-name' } : {}
  for (const { path, code } of checkSchedule(schedule)) faults[fieldOf(path)] ??= code
  for (const field of unreadableFields(form)) faults[field] = 'unreadable'
  return Object.keys(faults).length > 0 ? { faults } : { schedule }
}
