import type { Meeting, Reminder } from '../../../../model/entities.ts'
import type { MeetingEdits } from '../../../../services/meetings/meeting-edits.ts'
import { emailKey } from '../../../../text/email-address.ts'
import { readMailboxes } from '../../../../text/read-mailboxes.ts'
import { listField, textFields } from '../../../form-fields.ts'
import { locationOf, placeKindOf, placeKinds, placeTextOf } from '../../../place-form.ts'
import {
  minutesOfRows,
  type ReminderRow,
  readReminderRows,
  reminderRow,
} from '../../../views/reminder-rows.tsx'

const editFields = [
  'title',
  'type',
  'placeKind',
  'placeText',
  'guests',
  'description',
  'note',
  'revision',
] as const

/** The form as typed. */
export type EditForm = Record<(typeof editFields)[number], string> & {
  reminders: readonly ReminderRow[]
}

export const formOfMeeting = (meeting: Meeting): EditForm => ({
  title: meeting.title,
  type: meeting.meetingType ?? '',
  placeKind: placeKindOf(meeting.location),
  placeText: placeTextOf(meeting.location),
  guests: meeting.guests.map(({ email }) => email).join('\n'),
  description: meeting.description,
  note: meeting.internalNote,
  reminders: meeting.reminders.map(({ minutesBefore }) => reminderRow(minutesBefore)),
  revision: String(meeting.revision),
})

/** Values that the form lacks are taken from the meeting. */
export function readEditForm(body: unknown, meeting: Meeting): EditForm {
  const fields = textFields(body)
  const present = formOfMeeting(meeting)
  type Name = (typeof editFields)[number]
  const read = (name: Name) => (fields[name] ?? present[name]).trim()
  const texts = Object.fromEntries(editFields.map(name => [name, read(name)]))
  const amounts = listField(body, 'reminderAmount')
  const reminders =
    amounts.length > 0
      ? readReminderRows(amounts, listField(body, 'reminderUnit'))
      : present.reminders
  return { ...(texts as Record<Name, string>), reminders }
}

/** Absent if the place was not changed. */
function placeOf({ placeKind, placeText }: EditForm, meeting: Meeting): MeetingEdits {
  const present = formOfMeeting(meeting)
  if (placeKind === present.placeKind && placeText === present.placeText) return {}
  const kind = placeKinds.find(one => one === placeKind) ?? 'video'
  return { location: locationOf(kind, placeText) }
}

/** Guests who are already known keep their names. */
const guestsOf = ({ guests }: EditForm, meeting: Meeting) =>
  readMailboxes(guests).map(({ email, name }) => {
    const known = meeting.guests.find(guest => emailKey(guest.email) === emailKey(email))
    return { email: known?.email ?? email, name: known?.name ?? name }
  })

const remindersOf = ({ reminders }: EditForm, meeting: Meeting): Reminder[] =>
  minutesOfRows(reminders).map(minutesBefore => {
    const known = meeting.reminders.find(reminder => reminder.minutesBefore === minutesBefore)
    return { minutesBefore, includeDescription: known?.includeDescription ?? true }
  })

/** The edits in the form. A meeting that a calendar manages only allows edits of our own fields. */
export function editsOf(form: EditForm, meeting: Meeting): MeetingEdits {
  const ours = {
    meetingType: form.type || null,
    internalNote: form.note,
    reminders: remindersOf(form, meeting),
  }
  if (meeting.source === 'calendar') return ours
  return {
    ...ours,
    title: form.title,
    ...placeOf(form, meeting),
    guests: guestsOf(form, meeting),
    description: form.description,
  }
}
