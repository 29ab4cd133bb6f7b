import { placeByHand } from '../../src/model/caller-of.ts'
import type { Meeting, SchedulingPage } from '../../src/model/entities.ts'
import type { Interval } from '../../src/scheduling/types.ts'
import { addDays, dayOf, startOfDay } from '../../src/scheduling/zoned-time.ts'
import { suggestTimes } from '../../src/services/availability/suggest-times.ts'
import { listTaken } from '../../src/services/booking/host-taken-times.ts'
import { getPage } from '../../src/services/pages/pages.ts'
import { scheduleFromRecord } from '../../src/services/records/schedule-from-record.ts'
import { getWorkspace } from '../../src/services/workspace/workspaces.ts'
import type { BookingDraft } from '../blocks/meetings/booking-draft.ts'
import type { RequestContext } from '../requests/request-context.ts'

const minuteMs = 60_000
const daysAround = 7
const maxInstead = 3

/** Host, start and duration. */
type Wanted = Pick<BookingDraft, 'hostId' | 'startsAt' | 'durationMinutes'>

const timeOf = ({ startsAt, durationMinutes }: Wanted): Interval => ({
  start: startsAt,
  end: startsAt + durationMinutes * minuteMs,
})

/** The host's busy times within the wanted time, without titles. */
export async function busyTimes(request: RequestContext, draft: Wanted): Promise<Interval[]> {
  const { parts, workspaceId, user } = request
  const { taken } = await listTaken(parts.context, {
    workspaceId,
    hostId: draft.hostId,
    range: timeOf(draft),
    isOwn: draft.hostId === user.id,
  })
  return taken.map(({ start, end }) => ({ start, end }))
}

/** A few free times of the host from that day on. */
export async function freeInstead(request: RequestContext, draft: Wanted): Promise<number[]> {
  const { parts, workspaceId, reader } = request
  const day = dayOf(draft.startsAt, reader.timeZone)
  const start = startOfDay(day, reader.timeZone)
  const end = startOfDay(addDays(day, daysAround), reader.timeZone)
  const { starts } = await suggestTimes(parts.context, {
    workspaceId,
    hostId: draft.hostId,
    durationMinutes: draft.durationMinutes,
    ranges: [{ start, end }],
    count: maxInstead,
  })
  return starts
}

/** The page whose settings apply to a preview or its form. */
export const pageOf = async (
  { parts, workspaceId }: RequestContext,
  { pageId }: Pick<BookingDraft, 'pageId'>,
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
export async function bookDraft(request: RequestContext, draft: BookingDraft): Promise<Meeting> {
  const { parts, user } = request
  const { email, name, company, contactId } = draft
  return scheduleFromRecord(parts.context, {
    ...(await contentOf(request, { page: await pageOf(request, draft), hostId: draft.hostId })),
    organizer: user,
    hostId: draft.hostId,
    title: draft.title,
    startsAt: draft.startsAt,
    durationMinutes: draft.durationMinutes,
    invitee: { email, name: name || email, company },
    guests: [],
    internalNote: draft.note,
    timeZone: draft.guestZone,
    associations: contactId === undefined ? undefined : [{ type: 'contacts', id: contactId }],
    isAnyway: draft.isAnyway,
    source: 'slack',
    idempotencyKey: `slack:${draft.id}`,
    sent: draft,
  })
}
