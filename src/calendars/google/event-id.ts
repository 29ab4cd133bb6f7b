/**
 * Google accepts event ids of a–v and 0–9, such as a UUID without its dashes. `time`: the next id of the same
 * meeting, because the id of a deleted event cannot be used again.
 */
export const eventIdOf = (key: string, time = 0) =>
  key.replaceAll('-', '') + (time === 0 ? '' : `v${time}`)

/** The private property that marks our events. */
export const meetingProperty = 'parleyMeeting'

/** The UUID in an id of ours; undefined for other ids. */
export function meetingIdOf(eventId: string): string | undefined {
  const parts =
    /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})(?:v\d+)?$/.exec(eventId)
  return parts?.slice(1, 6).join('-')
}
