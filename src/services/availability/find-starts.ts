import type { Knex } from 'knex'
import { listGroupStarts, listPoolStarts } from '../../scheduling/combine-hosts.ts'
import { listStarts } from '../../scheduling/list-starts.ts'
import { nearestStarts } from '../../scheduling/nearest-starts.ts'
import type { Interval } from '../../scheduling/types.ts'
import { isUsedUp, loadOfferedHosts, type Offer } from './availability-query.ts'
import { checkOfferedStart } from './check-offered-start.ts'
import { sharedReads } from './share-reads.ts'

const dayMs = 24 * 60 * 60_000

/** Starts that an invitee may pick, ascending. Reads only our database and calls no provider. */
export async function offeredStarts(
  db: Knex,
  { offer, range, now }: { offer: Offer; range: Interval; now: number },
): Promise<number[]> {
  if (await isUsedUp(db, offer)) return []
  const hosts = (await loadOfferedHosts(db, { offer, range, now })).map(host => host.availability)
  const { rules } = offer
  if (offer.kind === 'round-robin') return listPoolStarts({ hosts, rules, range, now })
  // A group meeting needs all hosts: if one has no hours, no time is possible.
  if (hosts.length < offer.hostIds.length) return []
  if (offer.kind === 'group') return listGroupStarts({ hosts, rules, range, now })
  const [host] = hosts
  if (host && offer.onlyStarts) {
    const isOffered = (start: number) => checkOfferedStart(offer, { host, start, now }).offered
    return offer.onlyStarts.filter(
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
  { offer, startsAt, now }: { offer: Offer; startsAt: number; now: number },
): Promise<number[]> {
  const range = {
    start: Math.max(now, startsAt - dayMs),
    end: Math.max(now, startsAt) + 14 * dayMs,
  }
  return sharedReads(db)(JSON.stringify(['alternatives', offer, startsAt]), async () =>
    nearestStarts(await offeredStarts(db, { offer, range, now }), startsAt, 3),
  )
}
