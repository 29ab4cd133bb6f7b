import { ProviderError } from '../../providers/provider-error.ts'
import type { HealthNotifier, Refusal } from './outage-notifier.ts'

/**
 * Uses the first channel that reaches the person. If the access to one is lost, the next is used.
 *
 * @returns false if none reaches them
 */
export async function notifyOfRefusal(
  notifiers: readonly HealthNotifier[],
  refusal: Refusal,
): Promise<boolean> {
  for (const notifier of notifiers) {
    try {
      if (await notifier.notifyOfRefusal(refusal)) return true
    } catch (error) {
      if (!(error instanceof ProviderError) || error.code !== 'unauthorized') throw error
    }
  }
  return false
}
