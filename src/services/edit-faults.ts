import type { Location } from '../scheduling/entities.ts'
import { isEmail } from '../text/email-address.ts'
import type { MeetingEdits } from './edit-meeting.ts'
import type { FieldError } from './problems.ts'

const longest = { title: 200, text: 10_000, type: 200, place: 500, guests: 20, reminders: 3 }
const longestReminderMinutes = 8 * 7 * 24 * 60

const wrong = (isWrong: boolean, path: string, message: string): FieldError[] =>
  isWrong ? [{ path, message }] : []

const tooLong = (path: string, text: string | null | undefined, limit: number): FieldError[] =>
  wrong((text ?? '').length > limit, path, `Use at most ${limit} characters (now ${text?.length})`)

const isLink = (text: string) => URL.canParse(text) && new URL(text).protocol === 'https:'

function placeFaults(location: Location | undefined): FieldError[] {
  if (!location) return []
  if (location.kind === 'video') {
    const isWrong = location.url !== undefined && !isLink(location.url)
    return wrong(isWrong, 'location', 'Give a link that begins with https://')
  }
  if (location.kind === 'phone') return tooLong('location', location.number, longest.place)
  const text = location.kind === 'address' ? location.address : location.text
  return [
    ...wrong(text.trim() === '', 'location', 'Say where it takes place'),
    ...tooLong('location', text, longest.place),
  ]
}

const guestFaults = ({ guests = [] }: MeetingEdits): FieldError[] => [
  ...wrong(guests.length > longest.guests, 'guests', `At most ${longest.guests} guests`),
  ...guests.flatMap(({ email, name }) => [
    ...wrong(!isEmail(email), 'guests', `${email} is no e-mail address`),
    ...tooLong('guests', name, longest.title),
  ]),
]

/** At most three, within the time that is worth a reminder. */
export function reminderFaults({ reminders = [] }: Pick<MeetingEdits, 'reminders'>): FieldError[] {
  const isOff = (minutes: number) =>
    !Number.isInteger(minutes) || minutes < 1 || minutes > longestReminderMinutes
  return [
    ...wrong(reminders.length > longest.reminders, 'reminders', 'At most three reminders'),
    ...wrong(
      reminders.some(({ minutesBefore }) => isOff(minutesBefore)),
      'reminders',
      'Use 1 minute to 8 weeks before the start',
    ),
  ]
}

/** Every field that cannot be used. */
export const editFaults = (edits: MeetingEdits): FieldError[] => [
  ...wrong(edits.title?.trim() === '', 'title', 'Give the meeting a title'),
  ...tooLong('title', edits.title, longest.title),
  ...tooLong('meetingType', edits.meetingType, longest.type),
  ...placeFaults(edits.location),
  ...tooLong('description', edits.description, longest.text),
  ...tooLong('internalNote', edits.internalNote, longest.text),
  ...guestFaults(edits),
  ...reminderFaults(edits),
]
