import { placeByHand } from '../../src/model/caller-of.ts'
import type { Meeting, SchedulingPage } from '../../src/model/entities.ts'
import type { Interval } from '../../src/scheduling/types.ts'
import { addDays, dayOf, startOfDay } from '../../src/scheduling/zoned-time.ts'
import { suggestTimes } from '../../src/services/availability/suggest-times.ts'
import { listTaken } from '../../src/services/booking/host-taken-times.ts'
import { getPage } from '../../src/services/pages/pages.ts'
import { scheduleFromRecord } from '../../src/services/records/schedule-from-record.ts'
import { getWorkspace } from '../../src/services/workspace/workspaces.ts'
import type { Order } from '../blocks/meetings/booking-draft.ts'
import type { RequestContext } from '../requests/request-context.ts'

const minuteMs = 60_000
const daysAround = 7
const maxInstead = 3

/** Host, start and duration. */
type Wanted = Pick<Order, 'hostId' | 'startsAt' | 'durationMinutes'>

const timeOf = ({ startsAt, durationMinutes }: Wanted): Interval => ({
  start: startsAt,
  end: startsAt + durationMinutes * minuteMs,
})

/** The host's busy times within the wanted time, without titles. */
export async function busyTimes(request: RequestContext, order: Wanted): Promise<Interval[]> {
  const { parts, workspaceId, user } = request
  const { taken } = await listTaken(parts.context, {
    workspaceId,
    hostId: order.hostId,
    range: timeOf(order),
    isOwn: order.hostId === user.id,
  })
  return taken.map(({ start, end }) => ({ start, end }))
}

/** A few free times of the host from that day on. */
export async function freeInstead(request: RequestContext, order: Wanted): Promise<number[]> {
  const { parts, workspaceId, reader } = request
  const day = dayOf(order.startsAt, reader.timeZone)
  const start = startOfDay(day, reader.timeZone)
  const end = startOfDay(addDays(day, daysAround), reader.timeZone)
  const { starts } = await suggestTimes(parts.context, {
    workspaceId,
    hostId: order.hostId,
    durationMinutes: order.durationMinutes,
    ranges: [{ start, end }],
    count: maxInstead,
  })
  return starts
}

/** The page whose settings apply to a preview or its form. */
export const pageOf = async (
  { parts, workspaceId }: RequestContext,
  { pageId }: Pick<Order, 'pageId'>,
) => (pageId === undefined ? undefined : getPage(parts.context, { workspaceId, pageId }))

async function contentOf(
  request: RequestContext,
  { page, hostId }: { page: SchedulingPage | undefined; hostId: string },
) {
  const { parts, workspaceId } = request
  return {
    pageId: page?.id,
    description: page?.description ?? '',
    location: page ? placeByHand(page, hostId) : { kind: 'video' as const },
    reminders: page?.reminders ?? (await getWorkspace(parts.context, workspaceId)).reminders,
    meetingType: page?.meetingType,
  }
}

/**
 * Books what the preview showed, once even if it is pressed again. Throws the errors of `scheduleFromRecord`:
 * `slot-taken` if the host's time was taken meanwhile.
 */
export async function placeOrder(request: RequestContext, order: Order): Promise<Meeting> {
  const { parts, user } = request
  const { email, name, contactId } = order
  return scheduleFromRecord(parts.context, {
    ...(await contentOf(request, { page: await pageOf(request, order), hostId: order.hostId })),
    organizer: user,
    hostId: order.hostId,
    title: order.title,
    startsAt: order.startsAt,
    durationMinutes: order.durationMinutes,
    invitee: { email, name: name || email },
    guests: [],
    internalNote: order.note,
    timeZone: order.guestZone,
    associations: contactId === undefined ? undefined : [{ type: 'contacts', id: contactId }],
    isAnyway: order.isAnyway,
    source: 'slack',
    idempotencyKey: `slack:${order.id}`,
    sent: order,
  })
}
