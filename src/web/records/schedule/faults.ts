import { maximumText } from '../../../i18n/maximum-text.ts'
import { type Messages, messagesIn } from '../../../i18n/messages.ts'
import type { Locale } from '../../../model/entities.ts'
import type { FieldError } from '../../../model/field-error.ts'
import { readZone } from '../../../scheduling/zone-names/read-zone.ts'
import type { Problem } from '../../../services/problems.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { maxSearchLength, readPerson, type ScheduleForm } from './schedule-form.ts'
import { hasTwoTimes, timeOf } from './wanted-meeting.ts'

/** Messages by field. */
export type Faults = Readonly<
  Partial<
    Record<
      | 'contact'
      | 'time'
      | 'minutes'
      | 'title'
      | 'type'
      | 'place'
      | 'guests'
      | 'records'
      | 'description'
      | 'note'
      | 'files'
      | 'reminders'
      | 'timeZone',
      string
    >
  >
>

type Named = [keyof Faults, keyof Messages<'schedule'>['faults'] | 'link']

const fieldsByPath: Readonly<Record<string, Named>> = {
  'invitee.email': ['contact', 'contact'],
  'invitee.name': ['contact', 'contact'],
  startsAt: ['time', 'startsAt'],
  durationMinutes: ['minutes', 'durationMinutes'],
  title: ['title', 'title'],
  meetingType: ['type', 'type'],
  'location.url': ['place', 'link'],
  'location.address': ['place', 'place'],
  'location.text': ['place', 'place'],
  'location.number': ['place', 'phone'],
  guests: ['guests', 'guests'],
  associations: ['records', 'records'],
  description: ['description', 'text'],
  internalNote: ['note', 'text'],
  reminders: ['reminders', 'reminders'],
}

/** Faults in values that are not part of the meeting. */
export function formFaults(form: ScheduleForm, { locale }: Visit): Faults {
  const { faults } = messagesIn(locale, 'schedule')
  const tooLong = maximumText(locale, { of: 'characters', count: maxSearchLength })
  const isLong = (text: string) => text.length > maxSearchLength
  const guests = isLong(form.guestText) ? tooLong : faults.guestText({ text: form.guestText })
  return {
    ...(form.guestText && { guests }),
    ...(isLong(form.personText) && { contact: tooLong }),
    ...(isLong(form.recordText) && { records: tooLong }),
    ...(form.timeZone &&
      !readZone(form.timeZone) && {
        timeZone: messagesIn(locale, 'booking').noSuchZone({ name: form.timeZone }),
      }),
    ...(hasTwoTimes(form) && {
      time: faults.twoTimes({ chosen: form.time, typed: form.otherTime }),
    }),
  }
}

/** Names the guests whose addresses are invalid. */
function guestsFault({ guests }: ScheduleForm, locale: Locale): string {
  const wrong = guests.filter(text => !readPerson(text))
  return wrong.length > 0
    ? messagesIn(locale, 'content').faults.wrongGuests({ addresses: wrong.join(', ') })
    : messagesIn(locale, 'schedule').faults.guests
}

/** Faults of the meeting, by field. */
export function fieldFaults(
  errors: readonly FieldError[],
  { form, visit: { locale } }: { form: ScheduleForm; visit: Visit },
): Faults {
  const { faults } = messagesIn(locale, 'schedule')
  const textOf = (name: Named[1]) => {
    if (name === 'guests') return guestsFault(form, locale)
    if (name === 'link') return messagesIn(locale, 'places').roomFault
    if (name === 'phone' && form.phone !== '') return messagesIn(locale, 'places').badNumber
    return name === 'startsAt' && timeOf(form) === '' ? faults.noTime : faults[name]
  }
  const known = errors.flatMap(({ path, maximum }) => {
    const named = fieldsByPath[path]
    // The other messages already contain their maximum.
    const isPlain = maximum?.of === 'characters'
    const text = named && (isPlain ? maximumText(locale, maximum) : textOf(named[1]))
    return named && text ? [[named[0], text] as const] : []
  })
  return Object.fromEntries(known)
}

/** Faults of a refused meeting; undefined for errors that are not a field's. */
export function faultsOf(
  { code, facts }: Problem,
  refused: { visit: Visit; form: ScheduleForm; host: { id: string; name: string } },
): Faults | undefined {
  const { visit, host } = refused
  const copy = messagesIn(visit.locale, 'schedule')
  if (code === 'slot-taken')
    return {
      time: host.id === visit.user.id ? copy.takenOwn : copy.taken({ name: host.name }),
    }
  const faults = fieldFaults(facts.errors ?? [], refused)
  return Object.keys(faults).length > 0 ? faults : undefined
}
