import { formatDayAndTime } from '../../i18n/format-time.ts'
import { maximumText } from '../../i18n/maximum-text.ts'
import { messagesIn } from '../../i18n/messages.ts'
import type { FieldError } from '../../model/field-error.ts'
import { isProblem } from '../../services/problems.ts'
import { wrongAddresses } from '../../text/read-mailboxes.ts'
import type { BookingLink } from './read-link.ts'

type Reader = Pick<BookingLink, 'locale' | 'hourCycle'>

const fieldNames: Record<string, string> = {
  'invitee.email': 'email',
  'invitee.name': 'name',
  'invitee.phone': 'phone',
  'invitee.company': 'company',
}

/** Converts a path such as `answers.<id>` to the name of its field. */
const fieldOf = (path: string): string => {
  if (path.startsWith('answers.')) return `answers[${path.slice('answers.'.length)}]`
  if (path.startsWith('guests')) return 'guests'
  return fieldNames[path] ?? path
}

/** If there are several addresses, names the unusable ones. */
function guestsError(guests: string, locale: Reader['locale']): string {
  const copy = messagesIn(locale, 'booking')
  const wrong = wrongAddresses(guests)
  if (wrong.length === 0) return copy.badEmail
  return copy.badGuests({ addresses: wrong.join(', ') })
}

function fieldErrors(
  errors: readonly FieldError[],
  { link: { locale }, guests = '' }: { link: Reader; guests?: string | undefined },
): Record<string, string> {
  const copy = messagesIn(locale, 'booking')
  const wordsFor = (field: string, maximum: FieldError['maximum']) => {
    if (maximum) return maximumText(locale, maximum)
    if (field === 'name') return copy.badName
    if (field === 'phone') return copy.badPhone
    if (field === 'guests') return guestsError(guests, locale)
    return field === 'email' ? copy.badEmail : copy.badAnswer
  }
  return Object.fromEntries(
    errors.map(({ path, maximum }) => [fieldOf(path), wordsFor(fieldOf(path), maximum)]),
  )
}

export interface Refusal {
  status: number
  notice: string
  errors: Record<string, string>
  starts: readonly number[]
  retryAfterSeconds?: number | undefined
}

/** The form after a refused booking; undefined for problems that the form cannot show. */
export function refusalFor(
  error: unknown,
  refused: { link: Reader; startsAt: number; timeZone: string; form?: { guests: string } },
): Refusal | undefined {
  const { link, startsAt, timeZone, form } = refused
  const copy = messagesIn(link.locale, 'booking')
  if (isProblem(error, 'slot-taken', 'slot-not-offered')) {
    const starts = (error.facts.alternatives ?? []).slice(0, 3)
    const time = formatDayAndTime(startsAt, timeZone, link.locale, link.hourCycle)
    const notice = starts.length > 0 ? copy.slotLost : copy.slotLostNone
    return { status: 409, notice: notice({ time }), errors: {}, starts }
  }
  if (isProblem(error, 'invalid-input')) {
    const errors = fieldErrors(error.facts.errors ?? [], { link, guests: form?.guests })
    return { status: 422, notice: copy.checkFields, errors, starts: [startsAt] }
  }
  if (isProblem(error, 'mail-limit-reached')) {
    const { status, retryAfterSeconds } = error.facts
    const notice = copy.mailLimit
    return { status, notice, errors: {}, starts: [startsAt], retryAfterSeconds }
  }
  if (isProblem(error, 'idempotency-key-reused'))
    return { status: 422, notice: copy.formExpired, errors: {}, starts: [startsAt] }
  return undefined
}
