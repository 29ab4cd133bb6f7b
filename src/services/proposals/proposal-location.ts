import type { Location, Proposal, SchedulingPage } from '../../model/entities.ts'

/** Where nobody said anything: what the host has for video calls decides. */
export const anyPlace: Location = { kind: 'video' }

/** Where a meeting takes place that is picked from a proposal: as the meeting it was made from, else as its page says. */
export const proposalLocation = (
  { content }: Pick<Proposal, 'content'>,
  page: Pick<SchedulingPage, 'location'> | undefined,
): Location => content?.location ?? page?.location ?? anyPlace

/** Undefined where the offer stands until its last time. */
export const deadlineOf = ({ expiresAt, slots }: Proposal): number | undefined =>
  expiresAt < Math.max(...slots) ? expiresAt : undefined
