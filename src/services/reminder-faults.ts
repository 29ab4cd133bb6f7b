import type { Meeting } from '../model/entities.ts'
import { maxReminders } from '../model/maximums.ts'
import { tooMany } from './maximum-faults.ts'
import type { FieldError } from './problems.ts'

const maxMinutes = 8 * 7 * 24 * 60

const canBeSent = (minutes: number) =>
  Number.isInteger(minutes) && minutes >= 1 && minutes <= maxMinutes

/** Faults of a list of reminders: too many, or a useless time. */
export function reminderFaults({
  reminders = [],
}: {
  reminders?: Meeting['reminders'] | undefined
}): FieldError[] {
  if (reminders.length > maxReminders) return tooMany('reminders', reminders.length, maxReminders)
  return reminders.every(({ minutesBefore }) => canBeSent(minutesBefore))
    ? []
    : [{ path: 'reminders', message: 'Use 1 minute to 8 weeks before the start' }]
}
