import { messagesIn } from '../../i18n/messages.ts'
import type { Locale } from '../../model/entities.ts'
import type { KeyStatus } from '../../services/secret-keys/key-status.ts'

/** Less than 100 while anything is pending. */
const percentOf = ({ present, pending }: KeyStatus): number =>
  Math.floor((100 * present) / (present + pending))

/** For admins during a replacement of SECRET_KEY: the progress, and when the previous key can be removed. */
export function KeyNotice({ locale, status }: { locale: Locale; status: KeyStatus }) {
  const copy = messagesIn(locale, 'keys')
  // If secrets are lost, the configured previous key may be the wrong one.
  if (!status.isRotating || (status.pending === 0 && status.lost.length > 0)) return null
  return status.pending > 0 ? (
    <p class="notice">{copy.pending({ percent: percentOf(status) })}</p>
  ) : (
    <p class="notice good">{copy.done}</p>
  )
}
