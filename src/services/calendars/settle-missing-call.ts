import type { Meeting } from '../../model/entities.ts'
import { findRoomUrl } from '../../store/calendars/host-calls.ts'
import { setCallLocation } from '../../store/calendars/own-events.ts'
import type { ServiceContext } from '../context.ts'

/**
 * Handles a calendar that did not create the video call of a meeting: the host's own room is used, or the host
 * has to send a link. May run twice.
 *
 * @returns true if the host has to be notified, since only they can give a link
 */
export async function settleMissingCall(
  { db }: Pick<ServiceContext, 'db'>,
  { id: meetingId, workspaceId, host, location }: Meeting,
): Promise<boolean> {
  if (location.kind !== 'video' || location.url) return false
  const url = await findRoomUrl(db, { workspaceId, userId: host.id })
  const isNew = !url && !location.isSentByHost
  const callLink = url ? { url, isRoom: true } : { isSentByHost: true }
  await setCallLocation(db, { meetingId, location: { kind: 'video', ...callLink } })
  return isNew
}
