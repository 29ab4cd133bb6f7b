import { messagesIn } from '../../i18n/messages.ts'
import type { Meeting } from '../../model/entities.ts'
import { isVisitorToken } from '../../services/meetings/visitor-token.ts'

/**
 * The meeting as the link with this token may show it. Who did not prove the address sees neither the host, nor the
 * host's own room, nor the other guests: the email to the address names them.
 */
export const shownWith = (token: string, meeting: Meeting): Meeting =>
  isVisitorToken(token) ? { ...withoutHost(meeting), guests: [] } : meeting

/** Without what says who the host is. */
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
