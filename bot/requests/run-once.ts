import type { ServiceContext } from '../../src/services/context.ts'

/**
 * Runs `work` once for one thing Slack (or a person's double press) may send twice. Work that fails
 * is forgotten, so that a repeat may succeed.
 *
 * @returns false where it was done, or is being done, already
 */
export async function once(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  eventId: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const event = { provider: 'slack', event_id: eventId }
  const rows = await db('seen_events')
    .insert({ ...event, seen_at: new Date(clock()).toISOString() })
    .onConflict(['provider', 'event_id'])
    .ignore()
    .returning('event_id')
  if (rows.length === 0) return false
  try {
    await work()
  } catch (error) {
    await db('seen_events').where(event).delete()
    throw error
  }
  return true
}
