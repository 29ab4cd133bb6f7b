import { ProviderError } from '../../providers/provider-error.ts'
import type { HealthTeller, Refusal } from './outage-notifier.ts'

/**
 * By the first way that reaches the person. If the access to one way is lost, the next is taken.
 *
 * @returns false where none reaches them
 */
export async function notifyOfRefusal(
  tellers: readonly HealthTeller[],
  refusal: Refusal,
): Promise<boolean> {
  for (const teller of tellers) {
    try {
      if (await teller.tellRefused(refusal)) return true
    } catch (error) {
      if (!(error instanceof ProviderError) || error.code !== 'unauthorized') throw error
    }
  }
  return false
}
