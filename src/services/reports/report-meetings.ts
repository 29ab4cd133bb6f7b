import type { Knex } from 'knex'
import type { User } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { startOfDay } from '../../scheduling/zoned-time.ts'
import type { ReportScope } from '../../store/reports/report-scope.ts'
import * as store from '../../store/reports/reports.ts'
import type { ServiceContext } from '../context.ts'
import { type ReportQuery, scopeOf } from './report-query.ts'
import { type ReportRange, type ReportWeek, weeksOf } from './report-range.ts'

export type { ReportView, Tally } from '../../store/reports/reports.ts'

/** `part` of `whole`; 0 of 0 is undefined as a percentage. */
export interface Share {
  part: number
  whole: number
}

export type WeekTally = store.Tally & { week: ReportWeek }

export interface Group extends store.Tally {
  /** Undefined: meetings without a page, or contacts without an owner. */
  key: string | undefined
  name: string | undefined
  noShowRate: Share
  /** From first touch to start, ms; undefined if no meeting has one. */
  medianLeadMs: number | undefined
}

export interface Report {
  range: ReportRange
  totals: store.Tally
  /** No-shows as a share of held and missed meetings. */
  noShowRate: Share
  cancelRate: Share
  /** Held meetings as a share of meetings with an outcome. */
  completion: Share
  /** From the booking, or its proposal, to the start, ms. */
  lead: { medianMs: number; ninetiethMs: number } | undefined
  weeks: WeekTally[]
  /** `owner` is empty if Parley does not keep the CRM records, or no contact has an owner. */
  groups: Record<store.ReportView, Group[]>
}

const sum = (tallies: readonly store.Tally[], field: keyof store.Tally): number =>
  tallies.reduce((total, tally) => total + tally[field], 0)

const totalsOf = (tallies: readonly store.Tally[]): store.Tally => ({
  total: sum(tallies, 'total'),
  completed: sum(tallies, 'completed'),
  noShow: sum(tallies, 'noShow'),
  canceled: sum(tallies, 'canceled'),
  scheduled: sum(tallies, 'scheduled'),
  other: sum(tallies, 'other'),
})

const noShowRateOf = ({ noShow, completed }: store.Tally): Share => ({
  part: noShow,
  whole: noShow + completed,
})

const toGroup = ({ medianLeadSeconds, ...tally }: store.GroupTally): Group => ({
  ...tally,
  noShowRate: noShowRateOf(tally),
  medianLeadMs: medianLeadSeconds === undefined ? undefined : medianLeadSeconds * 1_000,
})

/** Whether Parley keeps contacts and their owners; false if a CRM cannot be reached. */
async function keepsRecords(context: Pick<ServiceContext, 'crmFor'>, { workspaceId }: User) {
  try {
    return (await context.crmFor(workspaceId)).records !== undefined
  } catch (error) {
    if (error instanceof ProviderError) return false
    throw error
  }
}

async function readGroups(trx: Knex, scope: ReportScope, hasOwners: boolean) {
  const by = async (view: store.ReportView) =>
    (await store.countMeetingsBy(trx, scope, view)).map(toGroup)
  const owner = hasOwners ? await by('owner') : []
  return {
    outcome: await by('outcome'),
    host: await by('host'),
    organizer: await by('organizer'),
    page: await by('page'),
    source: await by('source'),
    owner: owner.some(({ key }) => key !== undefined) ? owner : [],
  }
}

async function readReport(trx: Knex, query: ReportQuery, hasOwners: boolean): Promise<Report> {
  const { range } = query
  const scope = scopeOf(query)
  const weeks = weeksOf(range)
  const weekStarts = weeks.map(({ startsOn }) => startOfDay(startsOn, range.timeZone))
  const tallies = await store.countMeetingsByWeek(trx, scope, weekStarts)
  const totals = totalsOf(tallies)
  const lead = await store.measureLead(trx, scope)
  return {
    range,
    totals,
    noShowRate: noShowRateOf(totals),
    cancelRate: { part: totals.canceled, whole: totals.total },
    completion: { part: totals.completed, whole: totals.total - totals.scheduled },
    lead: lead && {
      medianMs: lead.medianSeconds * 1_000,
      ninetiethMs: lead.ninetiethSeconds * 1_000,
    },
    weeks: weeks.map((week, index) => ({ week, ...(tallies[index] ?? store.emptyTally) })),
    groups: await readGroups(trx, scope, hasOwners),
  }
}

/** All numbers of a range, read at one moment. */
export async function reportMeetings(
  context: Pick<ServiceContext, 'db' | 'crmFor'>,
  query: ReportQuery,
): Promise<Report> {
  const hasOwners = await keepsRecords(context, query.reader)
  return context.db.transaction(trx => readReport(trx, query, hasOwners), {
    isolationLevel: 'repeatable read',
    readOnly: true,
  })
}
