import type { Proposal } from '../../src/model/entities.ts'
import { whenIn } from '../../src/shorthand/read-message.ts'
import type { When } from '../../src/shorthand/types.ts'

/**
 * The days and times in a guest's request, parsed like a command in their time zone and language, relative to
 * the time of the request. Undefined if there are none.
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
