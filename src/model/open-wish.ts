import type { Proposal } from './entities.ts'

/** The invitee's request for other times, until some were sent. */
export const openWish = ({ askedInstead, answeredAt }: Proposal): string | undefined =>
  answeredAt === undefined ? askedInstead : undefined
