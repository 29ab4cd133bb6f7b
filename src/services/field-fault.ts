import { type Messages, messagesIn } from '../i18n/messages.ts'
import { withValues } from '../i18n/with-values.ts'
import type { FieldError, FieldFaultCode } from '../model/field-error.ts'

type Texts = Messages<'field-faults'>
type ValuesOf<Code extends FieldFaultCode> = Texts[Code] extends (values: infer Values) => string
  ? [values: Values]
  : []

/** The only way to report a fault of a field. Its values are those that the message of the code names. */
export function fieldFault<Code extends FieldFaultCode>(
  path: string,
  code: Code,
  ...[values]: ValuesOf<Code>
): FieldError {
  const message: string | ((values: never) => string) = messagesIn('en', 'field-faults')[code]
  const named = values === undefined ? {} : { values: values as FieldError['values'] & object }
  return { path, message: withValues(message, values as never), code, ...named }
}

/** The fault if there is one: `when(title === '', fieldFault('title', 'no-title'))`. */
export const when = (isWrong: boolean, fault: FieldError): FieldError[] => (isWrong ? [fault] : [])
