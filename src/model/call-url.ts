import type { Meeting } from './entities.ts'

/** Address of a meeting's video call. Undefined if it has none, or its address is not known yet. */
export const callUrl = ({
  location,
  conferenceUrl,
}: Pick<Meeting, 'location' | 'conferenceUrl'>): string | undefined =>
  location.kind === 'video' ? (location.url ?? conferenceUrl) : undefined

/** A calendar has to create its video call, and its address is not known yet. */
export const isCallComing = (meeting: Pick<Meeting, 'location' | 'conferenceUrl'>): boolean =>
  meeting.location.kind === 'video' && !meeting.location.isSentByHost && !callUrl(meeting)
