import type { Locale } from '../model/entities.ts'
import { type Messages, messagesIn } from './messages.ts'

type Fields = Messages<'slack/fields'>

const isField = (fields: Fields, path: string): path is keyof Fields & string =>
  Object.hasOwn(fields, path)

/** Label of the field for its path or the start of its path; undefined if Slack has no such field. */
export function fieldName(locale: Locale, path: string): string | undefined {
  const fields = messagesIn(locale, 'slack/fields')
  const [first = ''] = path.split(/[.[]/)
  const known = [path, first].find(one => isField(fields, one))
  return known !== undefined && isField(fields, known) ? fields[known] : undefined
}
