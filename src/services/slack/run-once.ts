import { forgetSeen, keepUnseen } from '../../store/database/seen-events.ts'
import type { ServiceContext } from '../context.ts'

const provider = 'slack'

/**
 * Runs `work` once for one thing Slack (or a person's double press) may send twice. Work that fails
 * is forgotten, so that a repeat may succeed.
 *
 * @returns false where it was done, or is being done, already
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
