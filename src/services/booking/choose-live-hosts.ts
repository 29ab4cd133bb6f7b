import type { AvailabilityQuery } from '../availability/availability-query.ts'
import { rulesAt } from '../availability/check-queried-start.ts'
import { type ChosenHosts, hostsForStart } from '../availability/hosts-for-start.ts'
import { findBusyNow, guardedTime } from '../calendars/find-busy-now.ts'
import type { ServiceContext } from '../context.ts'

const busyNow: LiveHosts = { kind: 'refused', reason: 'busy' }

/** `unverifiedIds`: hosts whose calendar could not be read live and was last synced too long ago. */
export type LiveHosts =
  | Extract<ChosenHosts, { kind: 'refused' }>
  | (Extract<ChosenHosts, { kind: 'chosen' }> & { unverifiedIds: readonly string[] })

/** Maximum number of a pool's hosts that are checked one after the other, since a person waits. */
const maxRounds = 5

/**
 * The hosts of a meeting at `startsAt`, after a live check of their calendars. If a host of a pool is busy, the next
 * one is checked. If a host of a personal or group page is busy, the booking is rejected.
 */
export async function chooseLiveHosts(
  context: ServiceContext,
  choice: { query: AvailabilityQuery; startsAt: number; ownerId: string | undefined; now: number },
): Promise<LiveHosts> {
  const window = guardedTime(choice.startsAt, rulesAt(choice.query, choice.startsAt))
  let { query } = choice
  for (let round = 0; round < maxRounds; round += 1) {
    const chosen = await hostsForStart(context.db, { ...choice, query })
    if (chosen.kind === 'refused') return round === 0 ? chosen : busyNow
    const { calendarHostIds: hostIds } = chosen
    if (hostIds.length === 0) return { ...chosen, unverifiedIds: [] }
    const { busyIds, unverifiedIds } = await findBusyNow(context, { hostIds, window })
    if (busyIds.length === 0) return { ...chosen, unverifiedIds }
    if (query.kind !== 'round-robin') break
    query = { ...query, hostIds: query.hostIds.filter(id => !busyIds.includes(id)) }
  }
  return busyNow
}
