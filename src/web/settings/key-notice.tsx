import { messagesIn } from '../../i18n/messages.ts'
import type { Locale } from '../../model/entities.ts'
import type { KeyStatus } from '../../services/secrets/key-status.ts'

/** Never 100 while something is left. */
const percentOf = ({ present, pending }: KeyStatus): number =>
  Math.floor((100 * present) / (present + pending))

/** For admins while SECRET_KEY is replaced: how far it is, and when the previous key may go. */
export function KeyNotice({ locale, status }: { locale: Locale; status: KeyStatus }) {
  const copy = messagesIn(locale, 'keys')
  // With secrets lost, the previous key that is set may be the wrong one.
  if (!status.isRotating || (status.pending === 0 && status.lost.length > 0)) return null
  return status.pending > 0 ? (
    <p class="notice">{copy.pending({ percent: percentOf(status) })}</p>
  ) : (
    <p class="notice good">{copy.done}</p>
  )
}
