import type { Meeting, MeetingEvent } from './entities.ts'

/**
 * The name of the user who booked a meeting, as its history says. Undefined if the invitee booked it, or its host,
 * who are named anyway.
 */
export function bookerOf(
  { host }: Pick<Meeting, 'host'>,
  events: readonly Pick<MeetingEvent, 'kind' | 'actor'>[],
): string | undefined {
  const actor = events.find(({ kind }) => kind === 'booked')?.actor
  return actor?.kind === 'user' && actor.userId !== host.id ? actor.name : undefined
}
