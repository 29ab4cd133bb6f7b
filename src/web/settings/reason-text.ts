import { ownReasonOf } from '../../providers/own-reasons.ts'
import type { Visit } from './visit.ts'

/** Why something failed: ours in the reader's language, what a provider said as it is. */
export function reasonText({ copy }: Pick<Visit, 'copy'>, stored: string): string {
  const own = ownReasonOf(stored)
  return own ? copy.deliveries.ours[own] : stored
}
