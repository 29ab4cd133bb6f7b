import type { Locale } from '../model/entities.ts'
import { messagesIn } from './messages.ts'

/** Why something failed. */
interface Reason {
  /** In English, or as a provider's adapter says it. */
  text: string
  /** Where the reason is one of ours; a later version of Parley may have written one that this one does not know. */
  code: string | undefined
}

/** A reason of ours in the reader's language; a provider's own text unchanged. */
export function reasonText(locale: Locale, { text, code }: Reason): string {
  const { ours } = messagesIn(locale, 'settings/deliveries')
  return code !== undefined && Object.hasOwn(ours, code) ? ours[code as keyof typeof ours] : text
}
