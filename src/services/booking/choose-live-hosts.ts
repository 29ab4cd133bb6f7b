import type { Offer } from '../availability/availability-query.ts'
import { rulesAt } from '../availability/check-offered-start.ts'
import { type ChosenHosts, hostsForStart } from '../availability/choose-hosts.ts'
import { findBusyNow, guardedTime } from '../calendars/find-busy-now.ts'
import type { ServiceContext } from '../context.ts'

const busyNow: LiveHosts = { kind: 'refused', reason: 'busy' }

/** `unverifiedIds`: whose calendar could not be asked, and was last read too long ago. */
export type LiveHosts =
  | Extract<ChosenHosts, { kind: 'refused' }>
  | (Extract<ChosenHosts, { kind: 'chosen' }> & { unverifiedIds: readonly string[] })

/** So many hosts of a pool are asked one after the other; somebody waits for the answer. */
const maxRounds = 5

/**
 * Who would take a meeting at `startsAt`, with their calendars asked live. Of a pool, whoever turns out to be
 * busy makes place for the next; a personal or group page is refused.
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
