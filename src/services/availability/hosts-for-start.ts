import type { Knex } from 'knex'
import { sharesOf } from '../../scheduling/pool-shares.ts'
import { rankHosts } from '../../scheduling/rank-hosts.ts'
import type { SlotRefusal } from '../../scheduling/types.ts'
import { loadPool } from '../../store/availability/load-pool.ts'
import {
  type AvailabilityQuery,
  type HostWithAvailability,
  isUsedUp,
  loadHostsWithAvailability,
} from './availability-query.ts'
import { checkQueriedStart } from './check-queried-start.ts'

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

const idOf = ({ standing }: HostWithAvailability) => standing.host.id

/** In the order of the pool's turns. If there is only one candidate, the pool is not read. */
async function rank(
  db: Knex,
  hosts: readonly HostWithAvailability[],
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
      turnsBehind: shares.get(hostId)?.turnsBehind ?? 0,
      lastBookedAt: shares.get(hostId)?.lastBookedAt,
      isOwner: hostId === ownerId,
    })),
  )
}

/** The hosts for a meeting at `startsAt`, or why there are none. */
export async function hostsForStart(
  db: Knex,
  {
    query,
    startsAt,
    ownerId,
    now,
  }: { query: AvailabilityQuery; startsAt: number; ownerId: string | undefined; now: number },
): Promise<ChosenHosts> {
  if (query.onlyStarts && !query.onlyStarts.includes(startsAt))
    return { kind: 'refused', reason: 'outside-hours' }
  if (await isUsedUp(db, query)) return { kind: 'refused', reason: 'limit-reached' }
  const range = { start: startsAt, end: startsAt + 1 }
  const hosts = await loadHostsWithAvailability(db, { query, range, now })
  const checks = hosts.map(host => ({
    host,
    check: checkQueriedStart(query, { host: host.availability, start: startsAt, now }),
  }))
  const free = checks.filter(({ check }) => check.offered).map(({ host }) => host)
  const refusal =
    checks.flatMap(({ check }) => (check.offered ? [] : [check.reason]))[0] ?? 'no-hosts'
  const freeIds =
    query.kind === 'round-robin'
      ? await rank(db, free, { pageId: query.pageId, ownerId })
      : free.map(idOf)
  const isShort = query.kind !== 'round-robin' && freeIds.length < query.hostIds.length
  const [first, ...others] = freeIds
  if (first === undefined || isShort) return { kind: 'refused', reason: refusal }
  const hostIds = query.kind === 'round-robin' ? ([first] as const) : ([first, ...others] as const)
  const calendarHostIds = free
    .map(({ standing }) => standing)
    .filter(({ host, hasCalendars }) => hasCalendars && hostIds.some(id => id === host.id))
    .map(({ host }) => host.id)
  return { kind: 'chosen', hostIds, calendarHostIds, candidateIds: freeIds }
}
