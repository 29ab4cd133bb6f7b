import { relativeTime } from '../../src/i18n/format-time.ts'
import { messagesIn } from '../../src/i18n/messages.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { canReschedule } from '../../src/model/meeting-status.ts'
import type { IntervalList } from '../../src/scheduling/types.ts'
import { wakingStarts } from '../../src/scheduling/waking-starts.ts'
import { listMoves } from '../../src/services/availability/reschedule-times.ts'
import { spreadStarts } from '../../src/services/availability/suggest-times.ts'
import { listMeetingEvents } from '../../src/services/meetings/find-meeting.ts'
import { actorName } from '../blocks/actor-name.ts'
import { rescheduleView } from '../blocks/forms/reschedule-form.ts'
import { sentence } from '../blocks/text.ts'
import { spansIn, timeIn } from '../blocks/times.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { getOwnMeeting } from './get-own-meeting.ts'
import { openModal, type Shown } from './open-modal.ts'
import { refusalText } from './refusal-text.ts'

const dayMs = 24 * 60 * 60_000
const lookAheadMs = 14 * dayMs
const maxStarts = 6

/**
 * Six free starts in the requested times, or else in the guest's waking hours of the next two weeks. `isElsewhere`: none was free in the
 * requested times.
 */
async function freeStarts(
  request: RequestContext,
  { meeting, ranges }: { meeting: Meeting; ranges: IntervalList | undefined },
): Promise<{ starts: number[]; isElsewhere: boolean }> {
  const { context } = request.parts
  const now = context.clock()
  const anyDay = { start: now, end: now + lookAheadMs }
  const [first, last] = [ranges?.[0] ?? anyDay, ranges?.at(-1) ?? anyDay]
  const all = await listMoves(context, { meeting, range: { start: first.start, end: last.end } })
  const wanted = all.filter(
    start =>
      ranges === undefined || ranges.some(range => start >= range.start && start < range.end),
  )
  if (wanted.length === 0 && ranges) {
    const { starts } = await freeStarts(request, { meeting, ranges: undefined })
    return { starts, isElsewhere: true }
  }
  const durationMs = meeting.endsAt - meeting.startsAt
  const { timeZone } = meeting
  const waking = wakingStarts(wanted, { timeZone, durationMinutes: durationMs / 60_000 })
  const offered = ranges ? wanted : waking
  return { starts: spreadStarts(offered, { count: maxStarts, durationMs }), isElsewhere: false }
}

interface Rescheduling {
  meeting: Meeting
  /** The requested times. */
  ranges?: IntervalList | undefined
  reason?: string
  notice?: string
}

/** The current form. A meeting that is over, has an outcome or was canceled has none. */
export async function rescheduleForm(
  request: RequestContext,
  { meeting, ranges, reason = '', notice }: Rescheduling,
): Promise<Shown> {
  const { copy, reader, user, parts } = request
  const forms = messagesIn(user.locale, 'slack/forms')
  const check = canReschedule(meeting, parts.context.clock())
  if (!check.allowed)
    return { title: forms.reschedule, message: sentence(refusalText(check, user.locale)) }
  const { starts, isElsewhere } = await freeStarts(request, { meeting, ranges })
  const none = isElsewhere && ranges ? forms.noFree({ asked: spansIn(ranges, reader) }) : undefined
  const shown = notice ?? none
  return rescheduleView({ copy, forms, reader, meeting, starts, reason, notice: shown })
}

/** Explains why the form has to be checked again: who moved the meeting meanwhile, and to which time. */
export async function movedNotice(request: RequestContext, meeting: Meeting): Promise<string> {
  const { parts, reader, user, copy } = request
  const forms = messagesIn(user.locale, 'slack/forms')
  const events = await listMeetingEvents(parts.context, meeting.id)
  const last = events.findLast(({ kind }) => kind === 'rescheduled')
  if (last?.revision !== meeting.revision) return forms.alreadyChanged
  return forms.alreadyMoved({
    who: actorName(last.actor, copy),
    ago: relativeTime(last.at - parts.context.clock(), user.locale),
    time: timeIn(meeting.startsAt, reader),
  })
}

/** Opens the form with free times, within the requested days if some are free there. */
export const openReschedule = (
  request: RequestContext,
  opening: { triggerId: string; meetingId: string; ranges?: IntervalList | undefined },
): Promise<void> => {
  const { triggerId, meetingId, ranges } = opening
  const title = messagesIn(request.user.locale, 'slack/forms').reschedule
  return openModal(request, { triggerId, title }, async () =>
    rescheduleForm(request, { meeting: await getOwnMeeting(request, meetingId), ranges }),
  )
}
