import type { Location, Meeting, User } from '../../model/entities.ts'
import type { Interval } from '../../scheduling/types.ts'
import { type HostAnswer, hostIsFree } from '../calendars/check-host-free.ts'
import type { ServiceContext } from '../context.ts'
import { getUser } from '../people/users.ts'
import { hostHours, isOutsideHours } from './host-hours.ts'
import { listTaken } from './host-taken-times.ts'
import { placeAfterHandover } from './place-after-handover.ts'

export interface NewHost {
  host: User
  answer: HostAnswer | 'has-it'
  /** Part of it is outside their usual hours. A person may still choose them. */
  isOutsideHours: boolean
  /** Where the meeting takes place with this host. */
  location: Location
  /**
   * Busy times within the meeting's time, without titles. May be empty if only a live calendar reported one.
   */
  busy: readonly Interval[]
}

/** Checks whether a new host is free and within their hours. Reads calendars live. Throws `not-found`. */
export async function findNewHost(
  context: ServiceContext,
  query: { meeting: Meeting; hostId: string },
): Promise<NewHost> {
  const { meeting, hostId } = query
  const { workspaceId, startsAt: start, endsAt: end } = meeting
  const span = { start, end }
  const [found, hours, location] = await Promise.all([
    freeHost(context, query),
    hostHours(context, { workspaceId, hostId, range: span }),
    placeAfterHandover(context.db, { meeting, hostId }),
  ])
  return { ...found, isOutsideHours: isOutsideHours(span, hours), location }
}

async function freeHost(
  context: ServiceContext,
  { meeting, hostId }: { meeting: Meeting; hostId: string },
): Promise<Pick<NewHost, 'host' | 'answer' | 'busy'>> {
  const { workspaceId, startsAt: start, endsAt: end } = meeting
  const host = await getUser(context, { workspaceId, userId: hostId })
  if (meeting.host.id === hostId) return { host, answer: 'has-it', busy: [] }
  // A co-host already has the meeting's time.
  if (meeting.hosts.some(({ id }) => id === hostId)) return { host, answer: 'free', busy: [] }
  const answer = await hostIsFree(context, { hostId, meeting })
  if (answer !== 'busy') return { host, answer, busy: [] }
  const range = { start, end }
  const { taken } = await listTaken(context, { workspaceId, hostId, range, isOwn: false })
  return { host, answer, busy: taken.map(span => ({ start: span.start, end: span.end })) }
}
