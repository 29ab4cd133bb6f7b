import {
  maxGuests,
  maxMeetingTypeLength,
  maxNameLength,
  maxTextLength,
  maxTitleLength,
} from '../../model/maximums.ts'
import { isEmail } from '../../text/email-address.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import { placeFaults } from '../place-faults.ts'
import type { FieldError } from '../problems.ts'
import { reminderFaults } from '../reminder-faults.ts'
import type { MeetingEdits } from './meeting-edits.ts'

const wrong = (isWrong: boolean, path: string, message: string): FieldError[] =>
  isWrong ? [{ path, message }] : []

/** If there are too many, none is checked. */
function guestFaults({ guests = [] }: MeetingEdits): FieldError[] {
  if (guests.length > maxGuests) return tooMany('guests', guests.length, maxGuests)
  return guests.flatMap(({ email, name }) => [
    ...wrong(!isEmail(email), 'guests', `${email} is no email address`),
    ...tooLong('guests', name === email ? '' : name, maxNameLength),
  ])
}

/** Faults of every invalid field. */
export const editFaults = (edits: MeetingEdits): FieldError[] => [
  ...wrong(edits.title?.trim() === '', 'title', 'Give the meeting a title'),
  ...tooLong('title', edits.title, maxTitleLength),
  ...tooLong('meetingType', edits.meetingType, maxMeetingTypeLength),
  ...(edits.location ? placeFaults(edits.location) : []),
  ...tooLong('description', edits.description, maxTextLength),
  ...tooLong('internalNote', edits.internalNote, maxTextLength),
  ...guestFaults(edits),
  ...reminderFaults(edits),
]
