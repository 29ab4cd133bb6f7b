import type { ServiceContext } from '../context.ts'
import { findStoredRefs } from '../deliveries/read-refs.ts'
import { eventRefs } from './event-refs.ts'

/** Address of a meeting's event in a person's calendar; undefined if the calendar gives none. */
export async function findEventUrl(
  context: Pick<ServiceContext, 'db' | 'log'>,
  { meetingId, userId }: { meetingId: string; userId: string },
): Promise<string | undefined> {
  const delivery = { meetingId, target: { kind: 'calendar', userId } } as const
  return (await findStoredRefs(context, eventRefs, delivery))?.webUrl
}
