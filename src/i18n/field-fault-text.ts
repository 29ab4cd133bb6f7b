import type { Locale } from '../model/entities.ts'
import type { FieldError } from '../model/field-error.ts'
import { messagesIn } from './messages.ts'
import { withValues } from './with-values.ts'

/** Text of a field's fault; undefined if it has no code, since its message is only for programs. */
export function fieldFaultText(
  locale: Locale,
  { code, values = {} }: Pick<FieldError, 'code' | 'values'>,
): string | undefined {
  if (code === undefined) return undefined
  const message: string | ((values: never) => string) = messagesIn(locale, 'field-faults')[code]
  return withValues(message, values as never)
}
