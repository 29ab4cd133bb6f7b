import type { Location, Reminder } from '../../../model/entities.ts'
import { readWallTime } from '../../../scheduling/instant.ts'
import type { ScheduleFromRecord } from '../../../services/records/schedule-from-record.ts'
import { locationOf } from '../../place-form.ts'
import { minutesOfRows } from '../../views/reminder-rows.tsx'
import { contentOf } from './meeting-content.ts'
import { otherTime, ownMinutes, readPerson, type ScheduleForm } from './schedule-form.ts'

/** HH:MM; the typed time if none in the list is chosen. */
export const timeOf = ({ time, otherTime: typed }: ScheduleForm): string =>
  time === '' || time === otherTime ? typed : time

/** A time is chosen in the list and another is typed, so the intention is unclear. */
export const hasTwoTimes = ({ time, otherTime: typed }: ScheduleForm): boolean =>
  typed !== '' && time !== '' && time !== otherTime && time !== typed

/** Epoch ms; NaN for invalid times. */
export function startOf(form: ScheduleForm, timeZone: string): number {
  const time = timeOf(form)
  if (hasTwoTimes(form)) return Number.NaN
  return readWallTime({ day: form.day, time }, timeZone) ?? Number.NaN
}

/** NaN if it is not a number. */
export const minutesOf = ({ minutes, ownMinutes: own }: ScheduleForm): number => {
  const text = minutes === ownMinutes ? own : minutes
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
}

/** Form value of a time that is booked despite a clash. */
export const anywayOf = (day: string, time: string): string => `${day}T${time}`

const placeOf = ({ placeKind, phone, address, place }: ScheduleForm): Location => {
  const texts = { phone, address, custom: place, video: '', room: '' }
  return locationOf(placeKind, texts[placeKind])
}

const remindersOf = ({ reminders, hasText }: ScheduleForm): Reminder[] =>
  minutesOfRows(reminders).map(minutesBefore => ({
    minutesBefore,
    includeDescription: hasText,
  }))

/** The meeting according to the form alone. */
export const meetingOf = (
  form: ScheduleForm,
  timeZone: string,
): Omit<ScheduleFromRecord, 'organizer' | 'invitee' | 'associations' | 'timeZone'> => ({
  hostId: form.hostId,
  title: form.title,
  startsAt: startOf(form, timeZone),
  durationMinutes: minutesOf(form),
  guests: form.guests.map(text => readPerson(text) ?? { email: text, name: '' }),
  location: placeOf(form),
  ...contentOf(form.content),
  meetingType: form.type || undefined,
  reminders: remindersOf(form),
  isInvited: form.isInvited,
  isAnyway: form.anyway.includes(anywayOf(form.day, timeOf(form))),
  idempotencyKey: form.key,
})
