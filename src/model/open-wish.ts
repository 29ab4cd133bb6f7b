import type { Proposal } from './entities.ts'

/** What the invitee asked for instead, while nobody has sent other times since. */
export const openWish = ({ askedInstead, answeredAt }: Proposal): string | undefined =>
  answeredAt === undefined ? askedInstead : undefined
