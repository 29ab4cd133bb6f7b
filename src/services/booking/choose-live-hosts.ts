import type { Offer } from '../availability/availability-query.ts'
import { rulesAt } from '../availability/check-offered-start.ts'
import { type ChosenHosts, hostsForStart } from '../availability/choose-hosts.ts'
import { findBusyNow, guardedTime } from '../calendars/find-busy-now.ts'
import type { ServiceContext } from '../context.ts'

const busyNow: LiveHosts = { kind: 'refused', reason: 'busy' }

/** `unverifiedIds`: hosts whose calendar could not be asked and was last read too long ago. */
export type LiveHosts =
  | Extract<ChosenHosts, { kind: 'refused' }>
  | (Extract<ChosenHosts, { kind: 'chosen' }> & { unverifiedIds: readonly string[] })

/** At most so many hosts of a pool are asked one after the other, since a person waits. */
const maxRounds = 5

/**
 * Who would take a meeting at `startsAt`, with their calendars asked live. If a host of a pool is busy, the next one
 * is asked. If a host of a personal or group page is busy, the booking is refused.
 */
export async function chooseLiveHosts(
  context: ServiceContext,
  choice: { offer: Offer; startsAt: number; ownerId: string | undefined; now: number },
): Promise<LiveHosts> {
  const window = guardedTime(choice.startsAt, rulesAt(choice.offer, choice.startsAt))
  let { offer } = choice
  for (let round = 0; round < maxRounds; round += 1) {
    const chosen = await hostsForStart(context.db, { ...choice, offer })
    if (chosen.kind === 'refused') return round === 0 ? chosen : busyNow
    const { calendarHostIds: hostIds } = chosen
    if (hostIds.length === 0) return { ...chosen, unverifiedIds: [] }
    const { busyIds, unverifiedIds } = await findBusyNow(context, { hostIds, window })
    if (busyIds.length === 0) return { ...chosen, unverifiedIds }
    if (offer.kind !== 'round-robin') break
    offer = { ...offer, hostIds: offer.hostIds.filter(id => !busyIds.includes(id)) }
  }
  return busyNow
}
