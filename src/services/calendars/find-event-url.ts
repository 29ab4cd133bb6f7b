import { findRefs } from '../../store/deliveries/deliveries.ts'
import type { ServiceContext } from '../context.ts'

/** Where a person opens a meeting's event, as their calendar says; undefined where it says nothing. */
export async function findEventUrl(
  { db }: Pick<ServiceContext, 'db'>,
  { meetingId, userId }: { meetingId: string; userId: string },
): Promise<string | undefined> {
  const refs = await findRefs(db, { meetingId, target: { kind: 'calendar', userId } })
  const { webUrl } = (refs ?? {}) as { webUrl?: unknown }
  return typeof webUrl === 'string' ? webUrl : undefined
}
