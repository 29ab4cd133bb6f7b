import type { Location, Meeting, Proposal, SchedulingPage } from '../../model/entities.ts'

/** Default location: the host's settings for video calls decide. */
export const anyPlace: Location = { kind: 'video' }

/**
 * Location of a meeting that is picked from a proposal: that of the meeting it was made from, or else that of
 * its page.
 */
export const proposalLocation = (
  { content }: Pick<Proposal, 'content'>,
  page: Pick<SchedulingPage, 'location'> | undefined,
): Location => content?.location ?? page?.location ?? anyPlace

/** The facts that decide who calls whom once a time is picked. */
export const proposedCall = (
  { invitee, host, pageId, content }: Proposal,
  location: Location,
): Pick<Meeting, 'location' | 'invitee' | 'host' | 'pageId'> => ({
  location,
  invitee: { ...invitee, kind: 'invitee', phone: content?.phone },
  host,
  pageId,
})

/** Undefined if the proposal lasts until its last time. */
export const deadlineOf = ({ expiresAt, slots }: Proposal): number | undefined =>
  expiresAt < Math.max(...slots) ? expiresAt : undefined
