import type { HostName, Meeting, MeetingEvent } from '../../model/entities.ts'

/**
 * The person who scheduled a meeting for a colleague, and is notified although they do not attend. Undefined if
 * the organizer is one of the hosts, or was a host and gave the meeting away.
 *
 * @param events the meeting's history
 */
export function setterOf(
  { hosts, organizer }: Pick<Meeting, 'hosts' | 'organizer'>,
  events: readonly Pick<MeetingEvent, 'hostBefore'>[],
): HostName | undefined {
  const isHost = hosts.some(({ id }) => id === organizer.id)
  const wasHost = events.some(({ hostBefore }) => hostBefore?.id === organizer.id)
  return isHost || wasHost ? undefined : organizer
}
