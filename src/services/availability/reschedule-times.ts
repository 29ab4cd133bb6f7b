import type { Knex } from 'knex'
import type { Meeting } from '../../model/entities.ts'
import type { Interval } from '../../scheduling/types.ts'
import { findPageById } from '../../store/pages/pages.ts'
import type { ServiceContext } from '../context.ts'
import {
  type AvailabilityQuery,
  freeTimeRules,
  pageQuery,
  queryForMeeting,
} from './availability-query.ts'
import { findStarts } from './find-starts.ts'

const noBuffers = { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }

/** Step between shown times if no page sets one. */
const stepMinutes = 15

/**
 * The times to which a meeting may be moved: the rules of its page, with the meeting's own hosts. A meeting
 * from a proposal has no steps and no notice; a meeting without a page may be moved to any time when its hosts
 * are free.
 *
 * @param isByHost a host may choose any free time, also outside the hours and rules of the page
 */
export async function rescheduleQuery(
  db: Knex,
  meeting: Meeting,
  { isByHost = false }: { isByHost?: boolean | undefined } = {},
): Promise<AvailabilityQuery> {
  const durationMinutes = (meeting.endsAt - meeting.startsAt) / 60_000
  const { workspaceId, pageId } = meeting
  const found = pageId ? await findPageById(db, { workspaceId, pageId }) : undefined
  const isByHand = meeting.proposalId !== undefined || found?.page.kind === 'specific-times'
  if (found && !isByHand && !isByHost)
    return queryForMeeting(pageQuery(found.page, durationMinutes), meeting)
  const rules = freeTimeRules(durationMinutes, found?.page ?? noBuffers)
  const open: AvailabilityQuery = {
    kind: 'personal',
    workspaceId,
    pageId,
    scheduleId: undefined,
    hostIds: [],
    rules: found && !isByHost ? { ...rules, stepMinutes } : rules,
    isAnyHour: isByHost || found === undefined,
  }
  return queryForMeeting(open, meeting)
}

/**
 * Starts (epoch ms, ascending) that are shown to an invitee. Always within the hosts' hours, even if any time
 * could be taken.
 */
export async function listMoves(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { meeting, range }: { meeting: Meeting; range: Interval },
): Promise<number[]> {
  const query = await rescheduleQuery(context.db, meeting)
  const shown = query.isAnyHour
    ? { ...query, isAnyHour: false, rules: { ...query.rules, stepMinutes } }
    : query
  const starts = await findStarts(context.db, { query: shown, range, now: context.clock() })
  return starts.filter(start => start !== meeting.startsAt)
}
