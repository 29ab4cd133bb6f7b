import type { Knex } from 'knex'
import { toTimestamp } from '../database/connect.ts'
import { outcomeSql, type ReportScope, scopeBindings, scopeConditions } from './report-scope.ts'

/** Number of meetings per outcome. Canceled meetings count in no other group. */
export interface Tally {
  total: number
  completed: number
  noShow: number
  canceled: number
  /** In the future, or without an outcome. */
  scheduled: number
  /** Rescheduled meetings, and the account's own outcomes. */
  other: number
}

export interface GroupTally extends Tally {
  /** Undefined: meetings without a value. */
  key: string | undefined
  name: string | undefined
  medianLeadSeconds: number | undefined
}

/**
 * By what meetings can be counted. A meeting with several hosts counts for each of them.
 * Owners are known only if Parley keeps the CRM records: other CRMs keep the owners and there is no copy here.
 */
export type ReportView = 'outcome' | 'host' | 'organizer' | 'page' | 'source' | 'owner'

/** `lead`: seconds from the first touch to the start; null if the meeting was canceled or logged afterwards. */
const scoped = (scope: ReportScope) => `
  with s as (
    select m.id, m.starts_at, m.organizer_id, m.page_id, m.source, ${outcomeSql} as outcome,
      case when m.status = 'scheduled' and m.outcome <> 'canceled' and m.starts_at >= least(m.created_at, p.created_at)
        then date_part('epoch', m.starts_at - least(m.created_at, p.created_at)) end as lead
    from meetings m left join proposals p on p.id = m.proposal_id
    where ${scopeConditions(scope)}
  )`

const tally = `count(*) as total,
  count(*) filter (where s.outcome = 'completed') as completed,
  count(*) filter (where s.outcome = 'no-show') as "noShow",
  count(*) filter (where s.outcome = 'canceled') as canceled,
  count(*) filter (where s.outcome = 'scheduled') as scheduled,
  count(*) filter (where s.outcome not in ('completed', 'no-show', 'canceled', 'scheduled')) as other`

/** `key` is the group; `name` and `names` give its display name, once per group. */
const views: Record<ReportView, { key: string; joins?: string; name: string; names?: string }> = {
  outcome: { key: 's.outcome', name: 'g.key' },
  host: {
    key: 'h.user_id',
    joins: 'join meeting_hosts h on h.meeting_id = s.id',
    name: 'u.name',
    names: 'join users u on u.id = g.key',
  },
  organizer: { key: 's.organizer_id', name: 'u.name', names: 'join users u on u.id = g.key' },
  page: { key: 's.page_id', name: 'p.title', names: 'left join pages p on p.id = g.key' },
  source: { key: 's.source', name: 'g.key' },
  owner: {
    key: 'c.owner_email',
    joins: `join attendees a on a.meeting_id = s.id and a.kind = 'invitee'
      left join crm_contact_emails e on e.workspace_id = :workspaceId and e.email = lower(a.email)
      left join crm_contacts c on c.id = e.contact_id`,
    name: 'coalesce(u.name, g.key)',
    names: 'left join users u on u.workspace_id = :workspaceId and u.email = g.key',
  },
}

type GroupRow = Tally & { key: string | null; name: string | null; median: number | null }

/** Most meetings first, then by name. Empty groups are left out. */
export async function countMeetingsBy(
  db: Knex,
  scope: ReportScope,
  view: ReportView,
): Promise<GroupTally[]> {
  const { key, joins = '', name, names = '' } = views[view]
  const { rows } = await db.raw<{ rows: GroupRow[] }>(
    `${scoped(scope)}
     select g.*, ${name} as name from (
       select ${key} as key, ${tally}, percentile_cont(0.5) within group (order by s.lead) as median
       from s ${joins} group by ${key}) g ${names}
     order by g.total desc, name`,
    scopeBindings(scope),
  )
  return rows.map(({ key, name, median, ...counts }) => ({
    ...counts,
    key: key ?? undefined,
    name: name ?? undefined,
    medianLeadSeconds: median ?? undefined,
  }))
}

/** One tally per week, in order. `weekStarts` ascend, and the first is not after the scope's start. */
export async function countMeetingsByWeek(
  db: Knex,
  scope: ReportScope,
  weekStarts: readonly number[],
): Promise<Tally[]> {
  const { rows } = await db.raw<{ rows: (Tally & { week: number })[] }>(
    `${scoped(scope)}
     select width_bucket(s.starts_at, :weekStarts::timestamptz[]) as week, ${tally} from s group by 1`,
    { ...scopeBindings(scope), weekStarts: weekStarts.map(toTimestamp) },
  )
  const byWeek = new Map(rows.map(({ week, ...counts }) => [week, counts]))
  return weekStarts.map((_, index) => byWeek.get(index + 1) ?? emptyTally)
}

export const emptyTally: Tally = {
  total: 0,
  completed: 0,
  noShow: 0,
  canceled: 0,
  scheduled: 0,
  other: 0,
}

/** Of meetings that were not canceled; undefined if there is none. */
export async function measureLead(
  db: Knex,
  scope: ReportScope,
): Promise<{ medianSeconds: number; ninetiethSeconds: number } | undefined> {
  const { rows } = await db.raw<{ rows: { lead: [number, number] | null }[] }>(
    `${scoped(scope)}
     select percentile_cont(array[0.5, 0.9]) within group (order by s.lead) as lead from s`,
    scopeBindings(scope),
  )
  const lead = rows[0]?.lead
  return lead ? { medianSeconds: lead[0], ninetiethSeconds: lead[1] } : undefined
}
