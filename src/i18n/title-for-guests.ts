import {
  type Attendee,
  type HostName,
  locales,
  type Meeting,
  type Proposal,
} from '../model/entities.ts'
import { messagesIn } from './messages.ts'

interface Titled extends Pick<Meeting, 'title' | 'locale'> {
  invitee: Pick<Attendee, 'name' | 'email' | 'company'>
  host: Pick<HostName, 'name'>
}

/** Whether the title is the form's suggestion, in any language. */
function isSuggested({ title, invitee }: Titled): boolean {
  const { name, email, company } = invitee
  const names = [name, email, company].filter(one => one !== undefined && one !== '')
  return locales.some(locale =>
    names.some(one => messagesIn(locale, 'schedule').titleHint({ name: one ?? '' }) === title),
  )
}

/**
 * The title for both sides. The form suggests "Meeting with Maya Lindt", which suits only the host, so guests
 * see "Maya Lindt and Ana Sol". A title that somebody typed is kept.
 */
export function titleForGuests(meeting: Titled): string {
  if (!isSuggested(meeting)) return meeting.title
  const { invitee, host, locale } = meeting
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format([
    invitee.name || invitee.email,
    host.name,
  ])
}

/** The same for a proposal of times. */
export const proposalTitleForGuests = (
  proposal: Pick<Proposal, 'title' | 'invitee' | 'host'>,
): string => titleForGuests({ ...proposal, locale: proposal.invitee.locale })
