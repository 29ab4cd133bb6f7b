import type { Knex } from 'knex'
import { listGroupStarts, listPoolStarts } from '../../scheduling/combine-hosts.ts'
import { listStarts } from '../../scheduling/list-starts.ts'
import { nearestStarts } from '../../scheduling/nearest-starts.ts'
import type { Interval } from '../../scheduling/types.ts'
import {
  type AvailabilityQuery,
  isUsedUp,
  loadHostsWithAvailability,
} from './availability-query.ts'
import { checkQueriedStart } from './check-queried-start.ts'
import { sharedReads } from './share-reads.ts'

const dayMs = 24 * 60 * 60_000

/** Starts that an invitee may pick, ascending. Reads only our database and calls no provider. */
export async function findStarts(
  db: Knex,
  { query, range, now }: { query: AvailabilityQuery; range: Interval; now: number },
): Promise<number[]> {
  if (await isUsedUp(db, query)) return []
  const hosts = (await loadHostsWithAvailability(db, { query, range, now })).map(
    host => host.availability,
  )
  const { rules } = query
  if (query.kind === 'round-robin') return listPoolStarts({ hosts, rules, range, now })
  // A group meeting needs all hosts: if one has no hours, no time is possible.
  if (hosts.length < query.hostIds.length) return []
  if (query.kind === 'group') return listGroupStarts({ hosts, rules, range, now })
  const [host] = hosts
  if (host && query.onlyStarts) {
    const isOffered = (start: number) => checkQueriedStart(query, { host, start, now }).offered
    return query.onlyStarts.filter(
      start => start >= range.start && start < range.end && isOffered(start),
    )
  }
  return host ? listStarts({ host, rules, range, now }) : []
}

/**
 * Three starts near one that is not available, from the day before to two weeks after. Requests that lose the
 * same start at once share one search.
 */
export async function alternativesTo(
  db: Knex,
  { query, startsAt, now }: { query: AvailabilityQuery; startsAt: number; now: number },
): Promise<number[]> {
  const range = {
    start: Math.max(now, startsAt - dayMs),
    end: Math.max(now, startsAt) + 14 * dayMs,
  }
  return sharedReads(db)(JSON.stringify(['alternatives', query, startsAt]), async () =>
    nearestStarts(await findStarts(db, { query, range, now }), startsAt, 3),
  )
}
