import type { Meeting } from './entities.ts'

/** A host's task before a meeting can take place. */
type OpenTask = 'send-link' | 'ask-number'

/** The number of a phone meeting; undefined if there is none. */
export const numberToCall = ({
  location,
  invitee,
}: Pick<Meeting, 'location' | 'invitee'>): string | undefined =>
  location.kind === 'phone' ? location.number || invitee.phone || undefined : undefined

/**
 * The host's task while the meeting is scheduled: to send the link of a video call, or to ask for a phone
 * number.
 */
export function openTask(
  meeting: Pick<Meeting, 'status' | 'location' | 'invitee' | 'conferenceUrl'>,
): OpenTask | undefined {
  const { status, location, conferenceUrl } = meeting
  if (status !== 'scheduled') return undefined
  if (location.kind === 'phone') return numberToCall(meeting) ? undefined : 'ask-number'
  if (location.kind !== 'video' || !location.isSentByHost) return undefined
  return location.url || conferenceUrl ? undefined : 'send-link'
}
