import type { Knex } from 'knex'
import { rankHosts } from '../../scheduling/choose-host.ts'
import { sharesOf } from '../../scheduling/pool-turns.ts'
import type { SlotRefusal } from '../../scheduling/types.ts'
import { loadPool } from '../../store/availability/pool-turns.ts'
import { isUsedUp, loadOfferedHosts, type Offer, type OfferedHost } from './availability-query.ts'
import { checkOfferedStart } from './check-offered-start.ts'

export type ChosenHosts =
  | {
      kind: 'chosen'
      /** The hosts of the meeting, the main host first. */
      hostIds: readonly [string, ...string[]]
      /** Hosts who have connected calendars; the others have none to check. */
      calendarHostIds: readonly string[]
      /** All possible hosts, for locking. */
      candidateIds: readonly string[]
    }
  | { kind: 'refused'; reason: SlotRefusal | 'no-hosts' }

const idOf = ({ standing }: OfferedHost) => standing.host.id

/** In the order of the pool's turns. If there is only one candidate, the pool is not read. */
async function rank(
  db: Knex,
  hosts: readonly OfferedHost[],
  { pageId, ownerId }: { pageId: string | undefined; ownerId: string | undefined },
): Promise<string[]> {
  if (hosts.length < 2 || pageId === undefined) return hosts.map(idOf)
  const { members, turns } = await loadPool(db, pageId)
  const shares = sharesOf(members, turns)
  const weights = new Map(members.map(({ hostId, weight }) => [hostId, weight]))
  return rankHosts(
    hosts.map(idOf).map(hostId => ({
      hostId,
      weight: weights.get(hostId) ?? 1,
      owed: shares.get(hostId)?.owed ?? 0,
      lastBookedAt: shares.get(hostId)?.lastBookedAt,
      isOwner: hostId === ownerId,
    })),
  )
}

/** The hosts for a meeting at `startsAt`, or why there are none. */
export async function hostsForStart(
  db: Knex,
  {
    offer,
    startsAt,
    ownerId,
    now,
  }: { offer: Offer; startsAt: number; ownerId: string | undefined; now: number },
): Promise<ChosenHosts> {
  if (offer.onlyStarts && !offer.onlyStarts.includes(startsAt))
    return { kind: 'refused', reason: 'outside-hours' }
  if (await isUsedUp(db, offer)) return { kind: 'refused', reason: 'limit-reached' }
  const range = { start: startsAt, end: startsAt + 1 }
  const hosts = await loadOfferedHosts(db, { offer, range, now })
  const checks = hosts.map(host => ({
    host,
    check: checkOfferedStart(offer, { host: host.availability, start: startsAt, now }),
  }))
  const free = checks.filter(({ check }) => check.offered).map(({ host }) => host)
  const refusal =
    checks.flatMap(({ check }) => (check.offered ? [] : [check.reason]))[0] ?? 'no-hosts'
  const freeIds =
    offer.kind === 'round-robin'
      ? await rank(db, free, { pageId: offer.pageId, ownerId })
      : free.map(idOf)
  const isShort = offer.kind !== 'round-robin' && freeIds.length < offer.hostIds.length
  const [first, ...others] = freeIds
  if (first === undefined || isShort) return { kind: 'refused', reason: refusal }
  const hostIds = offer.kind === 'round-robin' ? ([first] as const) : ([first, ...others] as const)
  const calendarHostIds = free
    .map(({ standing }) => standing)
    .filter(({ host, hasCalendars }) => hasCalendars && hostIds.some(id => id === host.id))
    .map(({ host }) => host.id)
  return { kind: 'chosen', hostIds, calendarHostIds, candidateIds: freeIds }
}
