import type { FieldError } from '../../model/field-error.ts'
import {
  maxGuests,
  maxMeetingTypeLength,
  maxNameLength,
  maxTextLength,
  maxTitleLength,
} from '../../model/maximums.ts'
import { isEmail } from '../../text/email-address.ts'
import { fieldFault, when } from '../field-fault.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import { placeFaults } from '../place-faults.ts'
import { reminderFaults } from '../reminder-faults.ts'
import type { MeetingEdits } from './meeting-edits.ts'

/** If there are too many, none is checked. */
function guestFaults({ guests = [] }: MeetingEdits): FieldError[] {
  if (guests.length > maxGuests) return tooMany('guests', guests.length, maxGuests)
  return guests.flatMap(({ email, name }) => [
    ...when(!isEmail(email), fieldFault('guests', 'bad-email-of', { address: email })),
    ...tooLong('guests', name === email ? '' : name, maxNameLength),
  ])
}

/** Faults of every invalid field. */
export const editFaults = (edits: MeetingEdits): FieldError[] => [
  ...when(edits.title?.trim() === '', fieldFault('title', 'no-title')),
  ...tooLong('title', edits.title, maxTitleLength),
  ...tooLong('meetingType', edits.meetingType, maxMeetingTypeLength),
  ...(edits.location ? placeFaults(edits.location) : []),
  ...tooLong('description', edits.description, maxTextLength),
  ...tooLong('internalNote', edits.internalNote, maxTextLength),
  ...guestFaults(edits),
  ...reminderFaults(edits),
]
