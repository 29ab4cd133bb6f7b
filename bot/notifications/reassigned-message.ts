import type { User } from '../../src/model/entities.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { setterOf } from '../../src/services/meetings/setter-of.ts'
import { handedOverMessage } from '../blocks/meetings/handed-over.ts'
import { editMessage } from '../slack-api/messenger.ts'
import type { MeetingNotification } from './notification.ts'
import type { SentPost } from './stored-refs.ts'

/** Whether the person is a host, or the organizer on a host's behalf. A former host is neither. */
export const holdsIt = (
  { input: { meeting, events } }: MeetingNotification,
  { id }: User,
): boolean => [...meeting.hosts, setterOf(meeting, events)].some(person => person?.id === id)

/** Whether the meeting was assigned to this person since the last delivery. For them that is like a booking. */
export const isNewlyTheirs = (
  { input: { events, deliveredRevision = -1 } }: MeetingNotification,
  { id }: User,
): boolean =>
  events.some(({ hostAfter, revision }) => hostAfter?.id === id && revision > deliveredRevision)

/**
 * Updates the message of a former host to name the new one. It does not show later changes. If they deleted the
 * message, it is not posted again.
 */
export async function notifyOfHandover(
  { messenger, input }: MeetingNotification,
  { person, post }: { person: User; post: SentPost },
): Promise<SentPost> {
  const { meeting, events, deliveredRevision = -1 } = input
  const handover = events.findLast(({ kind }) => kind === 'reassigned')
  if (!handover || handover.revision <= deliveredRevision) return post
  const message = handedOverMessage(meeting, { handover, reader: person })
  const mark = { event_type: 'parley_meeting', event_payload: { meeting_id: meeting.id } }
  try {
    await editMessage(messenger, { posted: post, message, mark })
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'not-found') throw error
  }
  return post
}
