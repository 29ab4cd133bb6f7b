import type { Knex } from 'knex'
import { type DeliveryChannel, deliveryChannels } from '../../model/delivery-target.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant } from '../database/connect.ts'
import { channelSql } from './target-sql.ts'

const channel = channelSql('d.target')

/** Pending deliveries of one kind. */
export interface PendingCount {
  kind: DeliveryChannel
  /** To be tried, or tried again. */
  waiting: number
  /** Given up until a person tries again. */
  failed: number
}

/** Only kinds with pending deliveries; only of one host's meetings and proposals if `hostId` is given. */
export async function countPending(
  db: Knex,
  { workspaceId, hostId }: { workspaceId: WorkspaceId; hostId?: string | undefined },
): Promise<PendingCount[]> {
  const { rows } = await db.raw<{ rows: PendingCount[] }>(
    `select ${channel} as kind, count(*) filter (where d.state in ('queued', 'retrying'))::int as waiting,
            count(*) filter (where d.state = 'failed')::int as failed
       from deliveries d left join meetings m on m.id = d.meeting_id left join proposals p on p.id = d.proposal_id
      where d.workspace_id = :workspaceId and d.state in ('queued', 'retrying', 'failed')
        and (:hostId::uuid is null or coalesce(m.host_id, p.host_id) = :hostId or m.organizer_id = :hostId)
      group by 1`,
    { workspaceId, hostId: hostId ?? null },
  )
  return rows
}

/** When each kind was last delivered, epoch ms. Kinds without deliveries are left out. */
export async function findLastDelivered(
  db: Knex,
  workspaceId: WorkspaceId,
): Promise<Partial<Record<DeliveryChannel, number>>> {
  const { rows } = await db.raw<{ rows: { kind: DeliveryChannel; at: Date | null }[] }>(
    `select k.kind, (select d.updated_at from deliveries d
                      where d.workspace_id = :workspaceId and d.state = 'delivered' and ${channel} = k.kind
                      order by d.updated_at desc limit 1) as at
       from unnest(:kinds::text[]) as k (kind)`,
    { workspaceId, kinds: [...deliveryChannels] },
  )
  return Object.fromEntries(rows.flatMap(({ kind, at }) => (at ? [[kind, toInstant(at)]] : [])))
}
