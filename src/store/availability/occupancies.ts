import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import type { Interval, Occupied } from '../../scheduling/types.ts'
import { toTimestamp } from '../database/connect.ts'
import { deleteExpiredHolds } from './holds.ts'
import { type FreedTime, refillFreed } from './refill-time.ts'

interface NewOccupancy extends Interval {
  workspaceId: WorkspaceId
  hostIds: readonly string[]
  meetingId?: string
  holdId?: string
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
}

/**
 * Takes the hosts' time. If it returns false, one of them is busy and the caller must roll back. `on conflict
 * do nothing` because a plain insert deadlocks when many requests want the same slot.
 */
export async function insertOccupancies(trx: Knex, wanted: NewOccupancy): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `insert into occupancies (workspace_id, host_id, meeting_id, hold_id, during, buffer_before_minutes, buffer_after_minutes)
     select :workspaceId, host_id::uuid, :meetingId, :holdId, tstzrange(:start, :end), :before, :after
     from unnest(:hostIds::text[]) as host_id order by host_id
     on conflict on constraint occupancies_no_overlap do nothing
     returning 1`,
    {
      workspaceId: wanted.workspaceId,
      hostIds: [...wanted.hostIds],
      meetingId: wanted.meetingId ?? null,
      holdId: wanted.holdId ?? null,
      start: toTimestamp(wanted.start),
      end: toTimestamp(wanted.end),
      before: wanted.bufferBeforeMinutes,
      after: wanted.bufferAfterMinutes,
    },
  )
  return rows.length === wanted.hostIds.length
}

/**
 * Frees a meeting's time, under its hosts' lock. If a host had booked another meeting over it by hand, that
 * meeting gets the time.
 */
export async function deleteOccupanciesOfMeeting(trx: Knex, meetingId: string): Promise<void> {
  const freed = await trx('occupancies')
    .where({ meeting_id: meetingId })
    .delete()
    .returning<FreedTime[]>(['host_id', 'during'])
  await refillFreed(trx, freed, meetingId)
}

/**
 * Allows one booking at a time per host, for all entry points, and deletes expired holds, because the exclusion
 * constraint cannot read the clock. Locks are taken in sorted order so that bookings with several hosts cannot
 * deadlock.
 */
export async function lockHosts(
  trx: Knex,
  { hostIds, now }: { hostIds: readonly string[]; now: number },
): Promise<void> {
  const ids = [...hostIds].sort()
  const { rows } = await trx.raw<{ rows: { has_expired: boolean }[] }>(
    `select pg_advisory_xact_lock(hashtextextended(hosts.id, 0)), exists(
        select 1 from occupancies o join holds h on h.id = o.hold_id
         where o.host_id = hosts.id::uuid and h.expires_at <= ?) as has_expired
       from (select unnest(?::text[]) as id order by 1) hosts`,
    [toTimestamp(now), ids],
  )
  if (rows.some(row => row.has_expired)) await deleteExpiredHolds(trx, { hostIds, now })
}

interface HostTimes {
  /** True: one of the host's checked calendars was lost or never read, so their busy times are unknown. */
  isUnknown: boolean
  busy: Interval[]
  occupied: Occupied[]
  /** Starts of the host's scheduled meetings on the page. */
  countedStarts: number[]
}

interface TimeRow {
  host_id: string
  kind: 'busy' | 'occupied' | 'counted' | 'unknown'
  start_ms: number
  end_ms: number
  before: number
  after: number
}

const noTimes = (): HostTimes => ({ isUnknown: false, busy: [], occupied: [], countedStarts: [] })

const addRow = (times: HostTimes, row: TimeRow) => {
  const interval = { start: row.start_ms, end: row.end_ms }
  if (row.kind === 'unknown') times.isUnknown = true
  else if (row.kind === 'busy') times.busy.push(interval)
  else if (row.kind === 'counted') times.countedStarts.push(row.start_ms)
  else
    times.occupied.push({
      ...interval,
      bufferBeforeMinutes: row.before,
      bufferAfterMinutes: row.after,
    })
}

/**
 * Loads what takes these hosts' time in the range, in one round trip: their own blocks, their checked calendars
 * as last read (later time counts as busy), meetings, live holds, and the meetings that count toward the page's
 * limits. Expired holds do not count.
 *
 * @param query.exceptMeetingId the meeting that is being moved: its own time counts as free
 * @param query.exceptProposalId the proposal that is being answered: its holds count as free
 * @param query.exceptHoldId the hold of the visitor who books: its time counts as free
 */
export async function loadHostTimes(
  db: Knex,
  query: {
    hostIds: readonly string[]
    range: Interval
    /** Whole weeks, so wider than `range`: for the page's limits. Undefined: the page has no limits. */
    countRange: Interval | undefined
    pageId: string | undefined
    exceptMeetingId?: string | undefined
    exceptProposalId?: string | undefined
    exceptHoldId?: string | undefined
    now: number
  },
): Promise<Map<string, HostTimes>> {
  const { rows } = await db.raw<{ rows: TimeRow[] }>(
    `select user_id as host_id, 'busy' as kind,
            (extract(epoch from lower(during)) * 1000)::float8 as start_ms,
            (extract(epoch from upper(during)) * 1000)::float8 as end_ms, 0 as before, 0 as after
       from busy_blocks
      where user_id = any(:hostIds::uuid[]) and during && tstzrange(:start, :end)
     union all
     select o.host_id, 'occupied', (extract(epoch from lower(o.during)) * 1000)::float8,
            (extract(epoch from upper(o.during)) * 1000)::float8, o.buffer_before_minutes, o.buffer_after_minutes
       from occupancies o left join holds h on h.id = o.hold_id
      where o.host_id = any(:hostIds::uuid[]) and o.during && tstzrange(:start, :end)
        and (o.meeting_id is distinct from :exceptMeeting or o.meeting_id is null)
        and (h.id is null or (h.expires_at > :now and h.id is distinct from :exceptHold::uuid and (:exceptProposal::uuid is null or h.proposal_id is distinct from :exceptProposal)))
     union all
     select c.user_id, 'busy', (extract(epoch from lower(b.during)) * 1000)::float8,
            (extract(epoch from upper(b.during)) * 1000)::float8, 0, 0
       from calendars c join calendar_accounts a on a.connection_id = c.connection_id and a.is_for_pages
       join calendar_busy b on b.calendar_id = c.id
      where c.user_id = any(:hostIds::uuid[]) and c.is_checked and b.during && tstzrange(:start, :end)
     union all
     select c.user_id, case when c.synced_until is null or c.is_lost or n.state = 'lost' then 'unknown' else 'busy' end,
            (extract(epoch from coalesce(c.synced_until, now())) * 1000)::float8,
            (extract(epoch from :end::timestamptz) * 1000)::float8, 0, 0
       from calendars c join connections n on n.id = c.connection_id
       join calendar_accounts a on a.connection_id = c.connection_id and a.is_for_pages
      where c.user_id = any(:hostIds::uuid[]) and c.is_checked
        and (c.synced_until is null or c.is_lost or n.state = 'lost' or c.synced_until < :end::timestamptz)
     union all
     select mh.user_id, 'counted', (extract(epoch from m.starts_at) * 1000)::float8,
            (extract(epoch from m.ends_at) * 1000)::float8, 0, 0
       from meetings m join meeting_hosts mh on mh.meeting_id = m.id
      where :countStart::timestamptz is not null and m.page_id = :pageId and m.status = 'scheduled' and mh.user_id = any(:hostIds::uuid[])
        and m.starts_at >= :countStart and m.starts_at < :countEnd and m.id is distinct from :exceptMeeting`,
    {
      hostIds: [...query.hostIds],
      start: toTimestamp(query.range.start),
      end: toTimestamp(query.range.end),
      countStart: query.countRange ? toTimestamp(query.countRange.start) : null,
      countEnd: query.countRange ? toTimestamp(query.countRange.end) : null,
      pageId: query.pageId ?? null,
      exceptMeeting: query.exceptMeetingId ?? null,
      exceptProposal: query.exceptProposalId ?? null,
      exceptHold: query.exceptHoldId ?? null,
      now: toTimestamp(query.now),
    },
  )
  const times = new Map(query.hostIds.map(id => [id, noTimes()]))
  for (const row of rows) addRow(times.get(row.host_id) ?? noTimes(), row)
  return times
}
