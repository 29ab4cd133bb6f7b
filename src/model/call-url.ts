import type { Meeting } from './entities.ts'

/** Where the video call of a meeting is; undefined where it has none, or its address is not known yet. */
export const callUrl = ({
  location,
  conferenceUrl,
}: Pick<Meeting, 'location' | 'conferenceUrl'>): string | undefined =>
  location.kind === 'video' ? (location.url ?? conferenceUrl) : undefined

/** A calendar is to make its video call, and has not said yet where it is. */
export const isCallComing = (meeting: Pick<Meeting, 'location' | 'conferenceUrl'>): boolean =>
  meeting.location.kind === 'video' && !meeting.location.isSentByHost && !callUrl(meeting)
