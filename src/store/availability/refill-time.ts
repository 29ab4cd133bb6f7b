import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import type { Interval } from '../../scheduling/types.ts'
import { toTimestamp } from '../database/connect.ts'

interface TakenBy extends Interval {
  workspaceId: WorkspaceId
  hostIds: readonly string[]
  meetingId: string
}

/**
 * Takes the part of the hosts' time that no other meeting or hold of ours has. Used for meetings that were
 * agreed outside Parley, which may overlap.
 */
export async function insertRemainingOccupancies(trx: Knex, wanted: TakenBy): Promise<void> {
  await trx.raw(
    `insert into occupancies (workspace_id, host_id, meeting_id, during, buffer_before_minutes, buffer_after_minutes)
     select :workspaceId, wanted.id::uuid, :meetingId, rest, 0, 0
       from unnest(:hostIds::text[]) as wanted (id),
            unnest(tstzmultirange(tstzrange(:start, :end)) - coalesce(
              (select range_agg(o.during) from occupancies o
                where o.host_id = wanted.id::uuid and o.during && tstzrange(:start, :end)), '{}'::tstzmultirange)) as rest
      where not isempty(rest)
     on conflict on constraint occupancies_no_overlap do nothing`,
    {
      workspaceId: wanted.workspaceId,
      hostIds: [...wanted.hostIds],
      meetingId: wanted.meetingId,
      start: toTimestamp(wanted.start),
      end: toTimestamp(wanted.end),
    },
  )
}

/** A row of `occupancies` that was deleted. */
export interface FreedTime {
  host_id: string
  during: string
}

interface OverlapRow {
  id: string
  workspace_id: WorkspaceId
  starts_at: Date
  ends_at: Date
}

/** Meetings that were made in a calendar take no time here: the calendar itself is read. */
const overlapping = `
  select m.id, m.workspace_id, m.starts_at, m.ends_at
    from meetings m join meeting_hosts h on h.meeting_id = m.id
   where h.user_id = :hostId and m.id is distinct from :exceptId and m.status = 'scheduled' and m.source <> 'calendar'
     and tstzrange(m.starts_at, m.ends_at) && :during::tstzrange`

/**
 * Gives freed time to the meetings that a host had booked over it by hand. Runs under the hosts' lock: a
 * meeting that is being canceled must not get any.
 *
 * @param exceptId the meeting that had the time
 */
export async function refillFreed(
  trx: Knex,
  freed: readonly FreedTime[],
  exceptId?: string,
): Promise<void> {
  for (const { host_id: hostId, during } of freed) {
    const bindings = { hostId, during, exceptId: exceptId ?? null }
    const { rows } = await trx.raw<{ rows: OverlapRow[] }>(overlapping, bindings)
    for (const { id, workspace_id, starts_at, ends_at } of rows)
      await insertRemainingOccupancies(trx, {
        workspaceId: workspace_id,
        hostIds: [hostId],
        meetingId: id,
        start: starts_at.getTime(),
        end: ends_at.getTime(),
      })
  }
}
