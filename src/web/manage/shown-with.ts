import { messagesIn } from '../../i18n/messages.ts'
import type { Meeting } from '../../model/entities.ts'
import { isVisitorToken } from '../../services/meetings/visitor-token.ts'

/**
 * The meeting as the link with this token may show it. Visitors who did not prove the invitee's address see neither
 * the host, the host's room nor the other guests. The email to that address names them.
 */
export const shownWith = (token: string, meeting: Meeting): Meeting =>
  isVisitorToken(token) ? { ...withoutHost(meeting), guests: [] } : meeting

/** Removes everything that identifies the host. */
export function withoutHost(meeting: Meeting): Meeting {
  const copy = messagesIn(meeting.locale, 'booking')
  const nobody = { ...meeting.host, id: '', email: '', name: copy.yourHost }
  const hosts = [{ ...nobody, name: copy.hostOfPool }]
  const { location } = meeting
  return {
    ...meeting,
    host: nobody,
    hosts,
    organizer: nobody,
    location: location.kind === 'video' ? { kind: 'custom', text: copy.callInEmail } : location,
    conferenceUrl: undefined,
  }
}
