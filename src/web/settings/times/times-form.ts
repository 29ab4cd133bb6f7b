import type { Location, SchedulingPage } from '../../../model/entities.ts'
import { readInstant } from '../../../scheduling/instant.ts'
import { isPlainDate } from '../../../scheduling/plain-date.ts'
import type { PlainDate } from '../../../scheduling/types.ts'
import { listField, textFields } from '../../form-fields.ts'
import { type PlaceKind, placeKindOf, placeKinds, placeTextOf } from '../../place-form.ts'

/** The form of a link with specific times. */
export interface TimesForm {
  title: string
  description: string
  /** As typed. */
  minutes: string
  place: PlaceKind
  placeText: string
  asksEmailCode: boolean
  hasManageLinks: boolean
  /** Epoch ms, ascending, without duplicates; of all weeks. */
  slots: readonly number[]
  /** Times that are offered although they touch the buffer of another event. */
  anyway: readonly number[]
  /** The form contains an invalid time. Saving without it would drop it silently. */
  hasBadTime: boolean
  /** A day of the shown week. */
  day: PlainDate
}

const ascending = (slots: readonly number[]) => [...new Set(slots)].sort((a, b) => a - b)

/** The form of a new link. */
export const newTimesForm = (
  title: string,
  { day, location }: { day: PlainDate; location: Location },
): TimesForm => ({
  title,
  description: '',
  minutes: '30',
  place: placeKindOf(location),
  placeText: '',
  asksEmailCode: false,
  hasManageLinks: true,
  slots: [],
  anyway: [],
  hasBadTime: false,
  day,
})

/** The form of a stored link. Past times are omitted, because they cannot be booked. */
export const formOfLink = (
  page: SchedulingPage,
  { now, day }: { now: number; day: PlainDate },
): TimesForm => ({
  title: page.title,
  description: page.description,
  minutes: String(page.durationsMinutes[0] ?? ''),
  place: placeKindOf(page.location),
  placeText: placeTextOf(page.location),
  asksEmailCode: page.asksEmailCode,
  hasManageLinks: page.hasManageLinks,
  slots: (page.slots ?? []).filter(start => start > now),
  anyway: (page.slotsAnyway ?? []).filter(start => start > now),
  hasBadTime: false,
  day,
})

const dayOf = (fields: Record<string, string>, otherwise: PlainDate): PlainDate => {
  const wanted = fields.go || fields.day || ''
  return isPlainDate(wanted) && wanted >= '2000-01-01' && wanted < '2100-01-01' ? wanted : otherwise
}

/** Reads a submitted form. `go` requests another week and saves nothing. */
export function readTimesForm(body: unknown, today: PlainDate): TimesForm {
  const fields = textFields(body)
  const text = (name: string) => (fields[name] ?? '').trim()
  const times = listField(body, 'slots').map(readInstant)
  const anyway = listField(body, 'anyway').map(readInstant)
  const read = [...times, ...anyway]
  return {
    title: text('title'),
    description: text('description'),
    minutes: text('minutes'),
    place: placeKinds.find(kind => kind === fields.place) ?? 'video',
    placeText: text('placeText'),
    asksEmailCode: fields.asksEmailCode === 'on',
    hasManageLinks: fields.hasManageLinks === 'on',
    slots: ascending(read.filter(time => time !== undefined)),
    anyway: ascending(anyway.filter(time => time !== undefined)),
    hasBadTime: read.includes(undefined),
    day: dayOf(fields, today),
  }
}
