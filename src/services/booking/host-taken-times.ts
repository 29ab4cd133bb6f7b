import type { WorkspaceId } from '../../model/entities.ts'
import { merge } from '../../scheduling/intervals.ts'
import type { Interval } from '../../scheduling/types.ts'
import { loadHostTimes } from '../../store/availability/occupancies.ts'
import type { ServiceContext } from '../context.ts'
import { listAgenda } from '../meetings/find-meeting.ts'

/** A time that a host has taken. Other people see only that it is taken. */
export interface TakenTime extends Interval {
  /** Title of a meeting in Parley, for its own host only. */
  title: string | undefined
}

/** Taken times of a host in the range, ascending: meetings in Parley and events in calendars. */
export async function listTaken(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  query: { workspaceId: WorkspaceId; hostId: string; range: Interval; isOwn: boolean },
): Promise<{ taken: TakenTime[]; isUnknown: boolean }> {
  const { hostId, range, isOwn } = query
  const [times, meetings] = await Promise.all([
    loadHostTimes(context.db, {
      hostIds: [hostId],
      pageId: undefined,
      range,
      countRange: undefined,
      now: context.clock(),
    }),
    isOwn ? listAgenda(context, query) : [],
  ])
  const known = times.get(hostId)
  const busy = merge([...(known?.busy ?? []), ...(known?.occupied ?? [])])
  const named = meetings.map(({ startsAt, endsAt, title, invitee }) => ({
    start: startsAt,
    end: endsAt,
    title: `${title} · ${invitee.name}`,
  }))
  const unnamed = busy
    .filter(span => !named.some(({ start, end }) => start <= span.start && end >= span.end))
    .map(span => ({ ...span, title: undefined }))
  return {
    taken: [...named, ...unnamed].sort((a, b) => a.start - b.start),
    isUnknown: known?.isUnknown ?? false,
  }
}
