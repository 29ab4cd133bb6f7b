import type { Meeting } from '../model/entities.ts'
import type { FieldError } from '../model/field-error.ts'
import { maxReminders } from '../model/maximums.ts'
import { fieldFault } from './field-fault.ts'
import { tooMany } from './maximum-faults.ts'

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
    : [fieldFault('reminders', 'bad-reminders')]
}
