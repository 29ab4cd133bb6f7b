import { emailKey, isEmail } from '../../../text/email-address.ts'
import { readMailboxes } from '../../../text/read-mailboxes.ts'
import { listField, textFields } from '../../form-fields.ts'
import { type PlaceKind, placeKinds } from '../../place-form.ts'
import { type ReminderRow, readReminderRows } from '../../views/reminder-rows.tsx'
import { type MeetingContent, readMeetingContent } from './meeting-content.ts'

/** A call at a fixed link is typed as a custom place. */
type ScheduledPlace = Exclude<PlaceKind, 'link'>
const scheduledPlaces = placeKinds.filter(kind => kind !== 'link')

/** Choices that refer to a text field beside them. */
export const otherTime = 'other'
export const ownMinutes = 'own'

/** The form as typed. */
export interface ScheduleForm {
  hostId: string
  /** YYYY-MM-DD. */
  day: string
  /** HH:MM, or `other`. */
  time: string
  /** HH:MM, as typed. */
  otherTime: string
  /** From the list, or `own`. */
  minutes: string
  ownMinutes: string
  title: string
  type: string
  placeKind: ScheduledPlace
  phone: string
  address: string
  place: string
  /** Id among the record's contacts. */
  contactId: string
  /** Name of a new person. */
  personName: string
  /** Search text for another person. */
  personText: string
  /** `Name <email>`, or only an address. */
  guests: readonly string[]
  /** The guest's zone as typed; empty if the prefilled value was not changed. */
  timeZone: string
  /** Addresses to add, or a search text for guests. */
  guestText: string
  /** `deals:12`. */
  records: readonly string[]
  /** Search text for further records. */
  recordText: string
  content: MeetingContent
  reminders: readonly ReminderRow[]
  hasText: boolean
  /** Invitee and guests get an invitation. */
  isInvited: boolean
  /** Times, such as `2026-11-03T10:00`, that are booked despite a clash. */
  anyway: readonly string[]
  /** Key of this form. If it is sent twice, it books once. */
  key: string
}

const texts = [
  'hostId',
  'day',
  'time',
  'otherTime',
  'minutes',
  'ownMinutes',
  'title',
  'type',
  'phone',
  'address',
  'place',
  'contactId',
  'personName',
  'personText',
  'guestText',
  'recordText',
  'key',
] as const

/** Longer search texts are ignored. */
export const maxSearchLength = 2_000

/** Parses an address such as `Maya Lindt <maya@acme.test>`. */
export function readPerson(text: string): { email: string; name: string } | undefined {
  const [person, ...others] = readMailboxes(text)
  return person && others.length === 0 && isEmail(person.email) ? person : undefined
}

/** The reverse of `readPerson`. */
export const personValue = ({ name, email }: { name: string; email: string }): string =>
  name ? `${name.replace(/[<>,;\n]/g, ' ').trim()} <${email}>` : email

/**
 * Added guests without the removed ones. The first of each address counts, and texts without an address remain in
 * the field.
 */
function guestsOf(body: unknown): Pick<ScheduleForm, 'guests' | 'guestText'> {
  const { guestText = '', dropGuest } = textFields(body)
  const isLong = guestText.length > maxSearchLength
  const typed = isLong ? [] : readMailboxes(guestText).map(personValue)
  const added = listField(body, 'addGuest')
  const wanted = [...listField(body, 'guests'), ...added, ...typed.filter(readPerson)]
  // People who were searched by name have been found.
  const names = typed.filter(text => !readPerson(text))
  const emailOf = (text: string) => emailKey(readPerson(text)?.email ?? text)
  const firsts = new Map<string, string>()
  for (const text of wanted) if (!firsts.has(emailOf(text))) firsts.set(emailOf(text), text)
  const guests = [...firsts.values()].filter(text => text !== dropGuest)
  if (isLong) return { guests, guestText }
  return { guests, guestText: added.length > 0 ? '' : names.join(', ') }
}

/** An unticked box is not sent, so a hidden field shows that the form contained it. */
function isInvited(body: unknown): boolean {
  const sent = listField(body, 'invite')
  return sent.length === 0 || sent.includes('yes')
}

/** Empty if the prefilled zone was not changed, so that it can be prefilled again for another guest. */
const typedZone = ({ timeZone = '', zoneShown }: Record<string, string | undefined>): string =>
  timeZone === zoneShown ? '' : timeZone.trim()

/** Reads a submitted form. A link may contain only some fields; `defaults` provides the others. */
export function readScheduleForm(sent: unknown, defaults: ScheduleForm): ScheduleForm {
  const fields = textFields(sent)
  const isWhole = fields.key !== undefined
  const text = (name: (typeof texts)[number]) =>
    (fields[name] ?? (isWhole ? '' : defaults[name])).trim()
  const read = Object.fromEntries(texts.map(name => [name, text(name)])) as Pick<
    ScheduleForm,
    (typeof texts)[number]
  >
  const day = fields.go ?? read.day
  if (!isWhole) return { ...defaults, ...read, key: defaults.key, day }
  return {
    ...read,
    day,
    timeZone: typedZone(fields),
    placeKind: scheduledPlaces.find(kind => kind === fields.placeKind) ?? defaults.placeKind,
    ...guestsOf(sent),
    records: listField(sent, 'records'),
    content: readMeetingContent(sent),
    reminders: readReminderRows(listField(sent, 'reminderAmount'), listField(sent, 'reminderUnit')),
    hasText: fields.hasText !== undefined,
    isInvited: isInvited(sent),
    anyway: listField(sent, 'anyway'),
  }
}
