import type { SchedulingPage } from '../../model/entities.ts'
import type { FieldError } from '../../model/field-error.ts'
import {
  maxAnswerLength,
  maxGuests,
  maxNameLength,
  maxTrackingNameLength,
  maxTrackingParameters,
  maxTrackingValueLength,
} from '../../model/maximums.ts'
import { isInstant } from '../../scheduling/instant.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import { isEmail } from '../../text/email-address.ts'
import { ownEntry } from '../../text/own-entry.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import { phoneFaults } from '../phone-faults.ts'
import { invalidInput } from '../problems.ts'
import type { BookMeeting } from './booking-command.ts'
import type { BookingTerms } from './booking-terms.ts'

/** A person without a name is shown by their address, which may be longer than a name. */
const personErrors = ({ email, name }: { email: string; name: string }, path: string) => [
  ...(isEmail(email) ? [] : [fieldFault(`${path}.email`, 'bad-email')]),
  ...(name.trim() === '' ? [fieldFault(`${path}.name`, 'no-name')] : []),
  ...tooLong(`${path}.name`, name === email ? '' : name, maxNameLength),
]

/** If there are too many, none is checked. */
const guestErrors = (guests: NonNullable<BookMeeting['guests']>): FieldError[] =>
  guests.length > maxGuests
    ? tooMany('guests', guests.length, maxGuests)
    : guests.flatMap((guest, index) => personErrors(guest, `guests.${index}`))

const trackingErrors = (tracking: Readonly<Record<string, string>>): FieldError[] => {
  const entries = Object.entries(tracking)
  return [
    ...tooMany('tracking', entries.length, maxTrackingParameters),
    ...entries.flatMap(([name, value]) => [
      ...tooLong('tracking', name, maxTrackingNameLength),
      ...tooLong(`tracking.${name}`, value, maxTrackingValueLength),
    ]),
  ]
}

const answerErrors = (
  page: SchedulingPage | undefined,
  answers: BookMeeting['answers'],
): FieldError[] =>
  (page?.questions ?? []).flatMap(question => {
    const value = ownEntry(answers ?? {}, question.id)?.trim() ?? ''
    const path = `answers.${question.id}`
    if (question.required && value === '')
      return [fieldFault(path, 'answer-missing', { question: question.label })]
    if (value.length > maxAnswerLength) return tooLong(path, value, maxAnswerLength)
    if (value !== '' && question.kind === 'select' && !question.options?.includes(value))
      return [
        fieldFault(path, 'answer-not-listed', { options: (question.options ?? []).join(', ') }),
      ]
    return []
  })

/** Runs before any computation, since time zones and the database fail on instants out of bounds. */
export const startErrors = (startsAt: number): FieldError[] =>
  isInstant(startsAt) ? [] : [fieldFault('startsAt', 'bad-instant')]

const durationErrors = (command: BookMeeting, terms: BookingTerms): FieldError[] => {
  const allowed = command.proposalId
    ? [terms.query.rules.durationMinutes]
    : (terms.page?.durationsMinutes ?? [])
  if (allowed.includes(command.durationMinutes)) return []
  return [fieldFault('durationMinutes', 'minutes-of-list', { allowed: allowed.join(', ') })]
}

/** If the host calls the guest, a guest who books for themselves gives a number. */
function phoneErrors(
  { invitee, source }: BookMeeting,
  { content: { location } }: BookingTerms,
): FieldError[] {
  const isGuest = source === 'page' || source === 'proposal'
  const needsPhone = isGuest && location.kind === 'phone' && !location.number
  return needsPhone && !invitee.phone?.trim() ? [fieldFault('invitee.phone', 'no-phone')] : []
}

/** Throws `invalid-input` that names every field that cannot be used. */
export function assertBookable(command: BookMeeting, terms: BookingTerms): void {
  const { invitee } = command
  const errors = [
    ...startErrors(command.startsAt),
    ...durationErrors(command, terms),
    ...(isTimeZone(command.timeZone) ? [] : [fieldFault('timeZone', 'bad-zone')]),
    ...personErrors(invitee, 'invitee'),
    ...phoneErrors(command, terms),
    ...phoneFaults('invitee.phone', invitee.phone),
    ...tooLong('invitee.company', invitee.company, maxNameLength),
    ...guestErrors(command.guests ?? []),
    ...trackingErrors(command.tracking ?? {}),
    ...(command.answerFaults ?? []),
    ...answerErrors(terms.page, command.answers),
    ...(command.moreAnswers ?? []).flatMap(({ questionId, value }) =>
      tooLong(questionId, value, maxAnswerLength),
    ),
  ]
  if (errors.length > 0) throw invalidInput(errors)
}
