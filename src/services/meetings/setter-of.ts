import type { HostName, Meeting, MeetingEvent } from '../../model/entities.ts'

/**
 * Who set a meeting up for a colleague, and hears of it although they do not attend. Undefined where its organizer
 * is one of its hosts, or held it once and gave it away.
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
