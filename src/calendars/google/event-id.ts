/** Google takes ids of ours made of a–v and 0–9: a UUID without its dashes is one. */
export const eventIdOf = (key: string) => key.replaceAll('-', '')

/** The private property by which an event says whose it is. */
export const meetingProperty = 'parleyMeeting'

/** The UUID behind an id of ours; undefined for other ids. */
export function meetingIdOf(eventId: string): string | undefined {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(eventId)
  return parts?.slice(1).join('-')
}
