import type { Locale } from '../model/entities.ts'
import { parseReasonCode } from '../providers/own-reasons.ts'
import { messagesIn } from './messages.ts'
import { withValues } from './with-values.ts'

/** Why something failed. */
interface Reason {
  /** In English, or as a provider's adapter says it. */
  text: string
  /** As stored, for one of our reasons; a later version may have stored one that this version does not know. */
  code: string | undefined
}

/** A reason of ours in the reader's language; a provider's own text unchanged. */
export function reasonText(locale: Locale, { text, code }: Reason): string {
  if (code === undefined) return text
  const { ours } = messagesIn(locale, 'settings/deliveries')
  const reason = parseReasonCode(code)
  if (!Object.hasOwn(ours, reason.code)) return text
  const message: string | ((values: never) => string) = ours[reason.code as keyof typeof ours]
  return withValues(message, reason.values as never)
}
