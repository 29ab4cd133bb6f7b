import type { Location, Reminder } from '../../../scheduling/entities.ts'
import { isPlainDate, isWallTime } from '../../../scheduling/plain-date.ts'
import { toInstant } from '../../../scheduling/zoned-time.ts'
import { listField, textFields } from '../../form-fields.ts'

export const placeKinds = ['video', 'phone', 'address', 'custom'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** The form as it was typed. */
export interface ScheduleForm {
  hostId: string
  /** YYYY-MM-DD. */
  day: string
  /** HH:MM. */
  time: string
  minutes: string
  title: string
  type: string
  placeKind: PlaceKind
  placeText: string
  guests: string
  description: string
  note: string
  /** Minutes before the start. */
  reminders: readonly string[]
  isAnyway: boolean
}

/** The typed time counts before the chosen one. */
export function readScheduleForm(body: unknown, defaults: ScheduleForm): ScheduleForm {
  const fields = textFields(body)
  const read = (name: string, otherwise: string) => (fields[name] ?? otherwise).trim()
  return {
    hostId: read('hostId', defaults.hostId),
    day: read('day', defaults.day),
    time: read('otherTime', '') || read('time', defaults.time),
    minutes: read('minutes', defaults.minutes),
    title: read('title', defaults.title),
    type: read('type', ''),
    placeKind: placeKinds.find(kind => kind === fields.placeKind) ?? defaults.placeKind,
    placeText: read('placeText', ''),
    guests: read('guests', ''),
    description: read('description', ''),
    note: read('note', ''),
    reminders: listField(body, 'reminders').filter(minutes => /^\d{1,5}$/.test(minutes)),
    isAnyway: fields.isAnyway !== undefined,
  }
}

/** Epoch ms; NaN for what is no time. */
export function startOf({ day, time }: ScheduleForm, timeZone: string): number {
  const isTime = isPlainDate(day) && isWallTime(time)
  return isTime ? toInstant(day, time, timeZone) : Number.NaN
}

export function locationOf({ placeKind, placeText }: ScheduleForm): Location {
  if (placeKind === 'phone')
    return placeText ? { kind: 'phone', number: placeText } : { kind: 'phone' }
  if (placeKind === 'address') return { kind: 'address', address: placeText }
  return placeKind === 'custom' ? { kind: 'custom', text: placeText } : { kind: 'video' }
}

export const guestsOf = ({ guests }: ScheduleForm) =>
  guests
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(email => ({ email, name: '' }))

export const remindersOf = ({ reminders }: ScheduleForm): Reminder[] =>
  [...new Set(reminders.map(Number))].map(minutesBefore => ({
    minutesBefore,
    includeDescription: true,
  }))
