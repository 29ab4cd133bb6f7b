import type { z } from 'zod'
import type { ChatDetails } from '../../chat/types.ts'
import type { VisitorInput } from '../../services/chat/take-input.ts'
import { fieldFault } from '../../services/field-fault.ts'
import { invalidInput } from '../../services/problems.ts'
import type { actionBody } from './chat-bodies.ts'

const answerName = /^answers\.(.+)$/

function detailsOf(fields: Readonly<Record<string, string>>): ChatDetails {
  const answers = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const [, id] = answerName.exec(name) ?? []
      return id ? [[id, value]] : []
    }),
  )
  const { name, email, phone } = fields
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(email === undefined ? {} : { email: email.trim() }),
    ...(phone === undefined ? {} : { phone: phone.trim() }),
    ...(Object.keys(answers).length > 0 ? { answers } : {}),
  }
}

/** A picked start comes as an instant in ISO 8601. */
function pickedStart(value: string | undefined): number {
  const start = value === undefined ? Number.NaN : Date.parse(value)
  if (Number.isNaN(start)) throw invalidInput([fieldFault('value', 'bad-instant')])
  return start
}

/** A pressed button or a sent form. Throws `invalid-input`. */
export function readAction({
  action,
  value,
  fields = {},
}: z.output<typeof actionBody>): VisitorInput {
  if (action === 'pick') return { kind: 'choice', action, value: pickedStart(value) }
  if (action !== 'details') return { kind: 'choice', action, value }
  if (fields.timeZone !== undefined) return { kind: 'zone', timeZone: fields.timeZone }
  if (fields.code !== undefined) return { kind: 'text', text: fields.code }
  return { kind: 'details', details: detailsOf(fields) }
}
