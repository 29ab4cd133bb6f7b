import type { Answer, Question, SchedulingPage } from '../../model/entities.ts'
import { readMailboxes } from '../../text/read-mailboxes.ts'
import { trackingOf } from './link-names.ts'

/** Values of the details form, as text. */
export interface BookingForm {
  name: string
  email: string
  phone: string
  company: string
  guests: string
  notes: string
  /** By question id. */
  answers: Record<string, string>
  tracking: Record<string, string>
}

type Fields = Readonly<Record<string, string>>

const answerOf = (fields: Fields, question: Question, index: number) =>
  fields[`answers[${question.id}]`] ?? fields[`a${index + 1}`] ?? ''

const fullName = (fields: Fields) =>
  fields.name ??
  [fields.first_name ?? fields.firstname, fields.last_name ?? fields.lastname]
    .filter(Boolean)
    .join(' ')

/** Reads a form from a link's prefill or from a submission. Both use the same names. */
export const readForm = (fields: Fields, page: SchedulingPage | undefined): BookingForm => ({
  name: fullName(fields).trim(),
  email: (fields.email ?? '').trim(),
  phone: (fields.phone ?? '').trim(),
  company: (fields.company ?? '').trim(),
  guests: (fields.guests ?? '').trim(),
  notes: (fields.notes ?? '').trim(),
  answers: Object.fromEntries(
    (page?.questions ?? []).map((question, index) => [
      question.id,
      answerOf(fields, question, index),
    ]),
  ),
  tracking: trackingOf(fields),
})

/** Parses `ana@x.com, Ben <ben@x.com>` into guests. A guest without a name is named by the address. */
export const guestsOf = (text: string) =>
  readMailboxes(text).map(({ email, name }) => ({ email, name: name || email }))

/** The invitee's own notes, labeled with the field's label. */
export const notesOf = ({ notes }: BookingForm, label: string): Answer[] =>
  notes === '' ? [] : [{ questionId: 'notes', label, value: notes }]

/** Values that identify a submission: all except its key, the pressed button and the email code. */
export const sentOf = ({ key: _key, step: _step, emailCode: _code, ...sent }: Fields): object =>
  sent
