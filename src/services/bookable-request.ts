import type { SchedulingPage } from '../scheduling/entities.ts'
import { isInstant } from '../scheduling/instant.ts'
import { isTimeZone } from '../scheduling/zoned-time.ts'
import { isEmail } from '../text/email-address.ts'
import type { BookingTerms, BookMeeting } from './booking-terms.ts'
import { type FieldError, invalidInput } from './problems.ts'

const longest = { name: 200, answer: 5_000, guests: 20 }

const personErrors = (person: { email: string; name: string }, path: string): FieldError[] => {
  const errors: FieldError[] = []
  if (!isEmail(person.email))
    errors.push({ path: `${path}.email`, message: 'Enter a valid e-mail address' })
  if (person.name.trim() === '') errors.push({ path: `${path}.name`, message: 'Enter a name' })
  if (person.name.length > longest.name)
    errors.push({ path: `${path}.name`, message: `Use at most ${longest.name} characters` })
  return errors
}

const answerErrors = (
  page: SchedulingPage | undefined,
  answers: BookMeeting['answers'],
): FieldError[] =>
  (page?.questions ?? []).flatMap(question => {
    const value = answers?.[question.id]?.trim() ?? ''
    const path = `answers.${question.id}`
    if (question.required && value === '')
      return [{ path, message: `"${question.label}" needs an answer` }]
    if (value.length > longest.answer)
      return [{ path, message: `Use at most ${longest.answer} characters (now ${value.length})` }]
    if (value !== '' && question.kind === 'select' && !question.options?.includes(value))
      return [{ path, message: `Choose one of: ${question.options?.join(', ')}` }]
    return []
  })

/** Before anything is computed with it: neither a zone nor the database knows what is out of bounds. */
export const startErrors = (startsAt: number): FieldError[] =>
  isInstant(startsAt)
    ? []
    : [{ path: 'startsAt', message: 'Give an instant between 1970 and 2199' }]

const durationErrors = (command: BookMeeting, terms: BookingTerms): FieldError[] => {
  const allowed = command.proposalId
    ? [terms.offer.rules.durationMinutes]
    : (terms.page?.durationsMinutes ?? [])
  if (allowed.includes(command.durationMinutes)) return []
  return [{ path: 'durationMinutes', message: `must be one of ${allowed.join(', ')} minutes` }]
}

/** Throws `invalid-input` naming every field that cannot be used. */
export function assertBookable(command: BookMeeting, terms: BookingTerms): void {
  const guests = command.guests ?? []
  const errors = [
    ...startErrors(command.startsAt),
    ...durationErrors(command, terms),
    ...(isTimeZone(command.timeZone)
      ? []
      : [{ path: 'timeZone', message: 'Use an IANA name such as Europe/Warsaw' }]),
    ...personErrors(command.invitee, 'invitee'),
    ...guests.flatMap((guest, index) => personErrors(guest, `guests.${index}`)),
    ...(guests.length > longest.guests
      ? [{ path: 'guests', message: `At most ${longest.guests} guests` }]
      : []),
    ...answerErrors(terms.page, command.answers),
    ...(command.moreAnswers ?? [])
      .filter(({ value }) => value.length > longest.answer)
      .map(({ questionId, value }) => ({
        path: questionId,
        message: `Use at most ${longest.answer} characters (now ${value.length})`,
      })),
  ]
  if (errors.length > 0) throw invalidInput(errors)
}
