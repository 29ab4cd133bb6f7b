import { forgetSeen, keepUnseen } from '../../store/database/seen-events.ts'
import type { ServiceContext } from '../context.ts'

const provider = 'slack'

/**
 * Runs `work` once for an event that Slack (or a double click) may send twice. If it fails, a repeat may run it
 * again.
 *
 * @returns false if it was done, or is running, already
 */
export async function once(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  id: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const unseen = await keepUnseen(db, { provider, ids: [id], now: clock() })
  if (unseen.size === 0) return false
  try {
    await work()
  } catch (error) {
    await forgetSeen(db, { provider, id })
    throw error
  }
  return true
}
