import type { Proposal } from '../../src/model/entities.ts'
import type { When } from '../../src/shorthand/types.ts'
import { whenIn } from './read-message.ts'

/**
 * The days and times in what the guest asked for instead, read as a command is, in their zone and language, as of
 * when they said it. Undefined where there are none.
 */
export function readWish(proposal: Proposal): When | undefined {
  const { askedInstead, askedInsteadAt, invitee, host, id, title, durationMinutes } = proposal
  if (askedInstead === undefined || askedInsteadAt === undefined) return undefined
  return whenIn(askedInstead, {
    now: askedInsteadAt,
    timeZone: invitee.timeZone ?? host.timeZone,
    locale: invitee.locale,
    meetingTypes: [{ id, title, durationsMinutes: [durationMinutes] }],
  })
}
