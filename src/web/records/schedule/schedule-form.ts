import { emailKey, isEmail } from '../../../text/email-address.ts'
import { readMailboxes } from '../../../text/read-mailboxes.ts'
import { listField, textFields } from '../../form-fields.ts'
import { type PlaceKind, placeKinds } from '../../place-form.ts'
import { type ReminderRow, readReminderRows } from '../../views/reminder-rows.tsx'
import { type MeetingContent, readMeetingContent } from './meeting-content.ts'

/** A call at a fixed link is typed as a place of its own. */
type ScheduledPlace = Exclude<PlaceKind, 'link'>
const scheduledPlaces = placeKinds.filter(kind => kind !== 'link')

/** Choices of a list that stand for a field beside it. */
export const otherTime = 'other'
export const ownMinutes = 'own'

/** The form as it was typed. */
export interface ScheduleForm {
  hostId: string
  /** YYYY-MM-DD. */
  day: string
  /** HH:MM, or `other`. */
  time: string
  /** HH:MM, typed. */
  otherTime: string
  /** Of the list, or `own`. */
  minutes: string
  ownMinutes: string
  title: string
  type: string
  placeKind: ScheduledPlace
  phone: string
  address: string
  place: string
  /** Whom to meet: an id among the record's contacts. */
  contactId: string
  /** The name of somebody new. */
  personName: string
  /** What somebody else to meet is looked for by. */
  personText: string
  /** `Name <email>`, or an address alone. */
  guests: readonly string[]
  /** The guest's zone as it was typed; empty where the field was left as it was filled in. */
  timeZone: string
  /** Addresses to add, or what guests are looked for by. */
  guestText: string
  /** `deals:12`. */
  records: readonly string[]
  /** What further records are looked for by. */
  recordText: string
  content: MeetingContent
  reminders: readonly ReminderRow[]
  hasText: boolean
  /** Invitee and guests are told of it. */
  isInvited: boolean
  /** Days with times, `2026-11-03T10:00`, that are booked although one has something else then. */
  anyway: readonly string[]
  /** Of this form: sent twice, it books once. */
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

/** Of what people, guests and records are looked for by; nothing longer is read. */
export const maxSearchLength = 2_000

/** One address as people write it: `Maya Lindt <maya@acme.test>`. */
export function readPerson(text: string): { email: string; name: string } | undefined {
  const [person, ...others] = readMailboxes(text)
  return person && others.length === 0 && isEmail(person.email) ? person : undefined
}

/** As `readPerson` reads it again. */
export const personValue = ({ name, email }: { name: string; email: string }): string =>
  name ? `${name.replace(/[<>,;\n]/g, ' ').trim()} <${email}>` : email

/** Added, dropped and typed guests; of one address the first. What is no address stays in the field. */
function guestsOf(body: unknown): Pick<ScheduleForm, 'guests' | 'guestText'> {
  const { guestText = '', dropGuest } = textFields(body)
  const isLong = guestText.length > maxSearchLength
  const typed = isLong ? [] : readMailboxes(guestText).map(personValue)
  const added = listField(body, 'addGuest')
  const wanted = [...listField(body, 'guests'), ...added, ...typed.filter(readPerson)]
  // Whoever was looked for by name has been found.
  const names = typed.filter(text => !readPerson(text))
  const emailOf = (text: string) => emailKey(readPerson(text)?.email ?? text)
  const firsts = new Map<string, string>()
  for (const text of wanted) if (!firsts.has(emailOf(text))) firsts.set(emailOf(text), text)
  const guests = [...firsts.values()].filter(text => text !== dropGuest)
  if (isLong) return { guests, guestText }
  return { guests, guestText: added.length > 0 ? '' : names.join(', ') }
}

/** An empty box sends nothing: the hidden field beside it says that it was there. */
function isInvited(body: unknown): boolean {
  const sent = listField(body, 'invite')
  return sent.length === 0 || sent.includes('yes')
}

/** The field comes filled in: what was left so may be filled in anew for another guest. */
const typedZone = ({ timeZone = '', zoneShown }: Record<string, string | undefined>): string =>
  timeZone === zoneShown ? '' : timeZone.trim()

/** What a form that was sent says; a link names single fields of it, and the rest is as `defaults`. */
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
