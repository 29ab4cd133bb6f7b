import type { Knex } from 'knex'
import type { HostName, Proposal, SchedulingPage, WorkspaceId } from '../../model/entities.ts'
import type { HostAvailability, Interval, Schedule, SlotRules } from '../../scheduling/types.ts'
import { type HostStanding, loadHostStandings } from '../../store/availability/host-standings.ts'
import { loadHostTimes } from '../../store/availability/occupancies.ts'
import { hasStandingMeeting } from '../../store/pages/pages.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** The maximum length of a buffer, so events further away cannot affect a slot. */
export const maxBufferMinutes = 24 * 60

/**
 * Whose times are computed, by which rules. The common form of a page, a proposal and a meeting to be
 * rescheduled.
 */
export interface AvailabilityQuery {
  kind: SchedulingPage['kind']
  workspaceId: WorkspaceId
  pageId: string | undefined
  scheduleId: string | undefined
  hostIds: readonly string[]
  rules: SlotRules
  /** Working hours do not count: a rep chose the times. */
  isAnyHour: boolean
  /** A link for one meeting: only these starts, and none after it is booked. */
  onlyStarts?: readonly number[] | undefined
  /** Starts that may touch a buffer, because the person who picked them decided so. */
  anywayStarts?: readonly number[] | undefined
  exceptMeetingId?: string | undefined
  exceptProposalId?: string | undefined
  /** The visitor's own hold. */
  exceptHoldId?: string | undefined
}

export interface HostWithAvailability {
  standing: HostStanding
  availability: HostAvailability
}

const pageRules = (page: SchedulingPage, durationMinutes: number): SlotRules => ({
  durationMinutes,
  stepMinutes: page.stepMinutes,
  bufferBeforeMinutes: page.bufferBeforeMinutes,
  bufferAfterMinutes: page.bufferAfterMinutes,
  noticeMinutes: page.noticeMinutes,
  horizon: page.horizon,
  limits: page.limits,
})

/** Times that were picked by hand: working hours and steps do not count, buffers and notice do. */
export const specificTimesQuery = (
  page: Pick<
    SchedulingPage,
    | 'workspaceId'
    | 'hostIds'
    | 'bufferBeforeMinutes'
    | 'bufferAfterMinutes'
    | 'noticeMinutes'
    | 'slots'
    | 'slotsAnyway'
  > & { id: string | undefined },
  durationMinutes: number,
): AvailabilityQuery => ({
  kind: 'personal',
  workspaceId: page.workspaceId,
  pageId: page.id,
  scheduleId: undefined,
  hostIds: page.hostIds.slice(0, 1),
  rules: { ...freeTimeRules(durationMinutes, page), noticeMinutes: page.noticeMinutes },
  isAnyHour: true,
  onlyStarts: page.slots ?? [],
  anywayStarts: page.slotsAnyway ?? [],
})

const openTimesQuery = (page: SchedulingPage, durationMinutes: number): AvailabilityQuery => ({
  kind: page.kind,
  workspaceId: page.workspaceId,
  pageId: page.id,
  scheduleId: page.scheduleId,
  hostIds: page.kind === 'personal' ? page.hostIds.slice(0, 1) : page.hostIds,
  rules: pageRules(page, durationMinutes),
  isAnyHour: false,
})

export const pageQuery = (page: SchedulingPage, durationMinutes: number): AvailabilityQuery =>
  page.kind === 'specific-times'
    ? specificTimesQuery(page, durationMinutes)
    : openTimesQuery(page, durationMinutes)

/**
 * A link for one meeting is used up while its meeting is scheduled. If the meeting is canceled, the link is
 * open again. Decisions need the host's lock.
 */
export const isUsedUp = async (
  db: Knex,
  { onlyStarts, pageId, exceptMeetingId }: AvailabilityQuery,
): Promise<boolean> =>
  onlyStarts !== undefined &&
  pageId !== undefined &&
  exceptMeetingId === undefined &&
  hasStandingMeeting(db, pageId)

/** Only this host, if they are one of the pool's hosts. A group needs all of its hosts. */
export const narrowedTo = (
  query: AvailabilityQuery,
  hostId: string | undefined,
): AvailabilityQuery =>
  hostId && query.kind !== 'group' && query.hostIds.includes(hostId)
    ? { ...query, hostIds: [hostId] }
    : query

const anyDay = [['00:00', '24:00']] as const
const anyHour: Schedule = {
  timeZone: 'UTC',
  weekly: {
    mon: anyDay,
    tue: anyDay,
    wed: anyDay,
    thu: anyDay,
    fri: anyDay,
    sat: anyDay,
    sun: anyDay,
  },
  overrides: [],
}

/** Any free time on the minute, outside working hours too: for times that a rep chooses by hand. */
export const freeTimeRules = (
  durationMinutes: number,
  {
    bufferBeforeMinutes,
    bufferAfterMinutes,
  }: Pick<SlotRules, 'bufferBeforeMinutes' | 'bufferAfterMinutes'>,
): SlotRules => ({
  durationMinutes,
  stepMinutes: 1,
  bufferBeforeMinutes,
  bufferAfterMinutes,
  noticeMinutes: 0,
  horizon: { kind: 'rolling', days: 3660 },
  limits: {},
})

export const proposalQuery = (
  proposal: Proposal,
  page: SchedulingPage | undefined,
): AvailabilityQuery => ({
  kind: 'personal',
  workspaceId: proposal.workspaceId,
  pageId: proposal.pageId,
  scheduleId: undefined,
  hostIds: [proposal.host.id],
  rules: freeTimeRules(proposal.durationMinutes, {
    bufferBeforeMinutes: page?.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: page?.bufferAfterMinutes ?? 0,
  }),
  isAnyHour: true,
  exceptProposalId: proposal.id,
})

/** The meeting's own hosts, to reschedule it: its own time counts as free. */
export const queryForMeeting = (
  query: AvailabilityQuery,
  meeting: { id: string; hosts: readonly HostName[] },
): AvailabilityQuery => ({
  ...query,
  kind: meeting.hosts.length > 1 ? 'group' : 'personal',
  hostIds: meeting.hosts.map(({ id }) => id),
  exceptMeetingId: meeting.id,
})

const hasLimits = ({ rules: { limits } }: AvailabilityQuery) =>
  limits.perDay !== undefined || limits.perWeek !== undefined

/**
 * Loads the hosts with their busy times in `range`. Hosts without a schedule, or with a calendar that cannot be
 * read, are left out.
 */
export async function loadHostsWithAvailability(
  db: Knex,
  { query, range, now }: { query: AvailabilityQuery; range: Interval; now: number },
): Promise<HostWithAvailability[]> {
  const reach = (maxBufferMinutes + query.rules.durationMinutes) * minuteMs
  const [standings, times] = await Promise.all([
    loadHostStandings(db, query),
    loadHostTimes(db, {
      hostIds: query.hostIds,
      pageId: query.pageId,
      range: { start: range.start - reach, end: range.end + reach },
      countRange: hasLimits(query)
        ? { start: range.start - 8 * dayMs, end: range.end + 8 * dayMs }
        : undefined,
      exceptMeetingId: query.exceptMeetingId,
      exceptProposalId: query.exceptProposalId,
      exceptHoldId: query.exceptHoldId,
      now,
    }),
  ])
  return standings.flatMap(standing => {
    const schedule = query.isAnyHour ? anyHour : standing.schedule
    const taken = times.get(standing.host.id)
    if (!schedule || !taken || taken.isUnknown) return []
    const { busy, occupied, countedStarts } = taken
    const availability = { hostId: standing.host.id, schedule, busy, occupied, countedStarts }
    return [{ standing, availability }]
  })
}
