import { findRefs } from '../../store/deliveries/deliveries.ts'
import type { ServiceContext } from '../context.ts'
import { readRefs } from '../deliveries/read-refs.ts'
import { eventRefs } from './event-refs.ts'

/** Where a person opens a meeting's event, as their calendar says; undefined where it says nothing. */
export async function findEventUrl(
  context: Pick<ServiceContext, 'db' | 'log'>,
  { meetingId, userId }: { meetingId: string; userId: string },
): Promise<string | undefined> {
  const refs = await findRefs(context.db, { meetingId, target: { kind: 'calendar', userId } })
  return readRefs(context, eventRefs, refs)?.webUrl
}
