import { listHostCalendars } from '../../store/calendars/default-calendar.ts'
import type { ServiceContext } from '../context.ts'

/** Whether the meeting has an event in a calendar of this host that we can reach. */
export async function hasEvent(
  { db }: Pick<ServiceContext, 'db'>,
  { meetingId, userId }: { meetingId: string; userId: string },
): Promise<boolean> {
  const calendars = await listHostCalendars(db, meetingId)
  return calendars.some(calendar => calendar.isReached && calendar.userId === userId)
}
