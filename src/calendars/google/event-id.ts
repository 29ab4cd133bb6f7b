/**
 * Google takes ids of ours made of a–v and 0–9: a UUID without its dashes is one. `time`: where an id stays taken
 * by an event that is gone for good, the same meeting's next one.
 */
export const eventIdOf = (key: string, time = 0) =>
  key.replaceAll('-', '') + (time === 0 ? '' : `v${time}`)

/** The private property by which an event says whose it is. */
export const meetingProperty = 'parleyMeeting'

/** The UUID behind an id of ours; undefined for other ids. */
export function meetingIdOf(eventId: string): string | undefined {
  const parts =
    /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})(?:v\d+)?$/.exec(eventId)
  return parts?.slice(1, 6).join('-')
}
