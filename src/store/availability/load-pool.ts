import type { Knex } from 'knex'
import type { PoolMember, PoolTurn } from '../../scheduling/pool-shares.ts'
import { toInstant } from '../database/connect.ts'

/** Older turns no longer change the order: in a large pool, everybody has had several turns by then. */
const maxTurns = 200

interface PoolRow {
  members: { id: string; weight: number; after: string | null }[] | null
  turns: { id: string; at: string }[] | null
}

/**
 * Loads the hosts who share the page's meetings and the order of the latest turns. Canceled meetings and
 * no-shows do not count as turns.
 */
export async function loadPool(
  db: Knex,
  pageId: string,
): Promise<{ members: PoolMember[]; turns: PoolTurn[] }> {
  const { rows } = await db.raw<{ rows: PoolRow[] }>(
    `select (select json_agg(json_build_object('id', h.user_id, 'weight', h.weight::float8, 'after', h.counts_after))
               from page_hosts h where h.page_id = :pageId) as members,
            (select json_agg(json_build_object('id', t.host_id, 'at', t.created_at) order by t.created_at, t.id)
               from (select m.id, m.host_id, m.created_at from meetings m
                      where m.page_id = :pageId and m.status = 'scheduled' and m.outcome <> 'no-show'
                      order by m.created_at desc
                      limit greatest(:maxTurns, 4 * (select count(*) from page_hosts h where h.page_id = :pageId))) t) as turns`,
    { pageId, maxTurns },
  )
  const { members, turns } = rows[0] ?? {}
  const instant = (at: string) => toInstant(new Date(at))
  return {
    members: (members ?? []).map(({ id, weight, after }) => ({
      hostId: id,
      weight,
      countsAfter: after === null ? undefined : instant(after),
    })),
    turns: (turns ?? []).map(({ id, at }) => ({ hostId: id, at: instant(at) })),
  }
}
