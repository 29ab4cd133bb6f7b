import type { Knex } from 'knex'
import { rankHosts } from '../scheduling/choose-host.ts'
import type { SlotRefusal } from '../scheduling/types.ts'
import { checkOfferedStart } from './check-offered-start.ts'
import { isUsedUp, loadOfferedHosts, type Offer, type OfferedHost } from './offer.ts'

export type ChosenHosts =
  | {
      kind: 'chosen'
      /** Who takes the meeting, the host first. */
      hostIds: readonly [string, ...string[]]
      /** Those of them who have connected calendars: the others need not be asked about any. */
      calendarHostIds: readonly string[]
      /** Everybody who could, for locking. */
      candidateIds: readonly string[]
    }
  | { kind: 'refused'; reason: SlotRefusal | 'no-hosts' }

const rank = (hosts: readonly OfferedHost[], ownerId: string | undefined) =>
  rankHosts(
    hosts.map(({ standing }) => ({
      hostId: standing.host.id,
      weight: standing.weight,
      bookedCount: standing.bookedCount,
      lastBookedAt: standing.lastBookedAt,
      isOwner: standing.host.id === ownerId,
    })),
  )

/** Who would take a meeting at `startsAt`, or why nobody can. */
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
      ? rank(free, ownerId)
      : free.map(({ standing }) => standing.host.id)
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
