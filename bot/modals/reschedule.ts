import { relativeTime } from '../../src/i18n/format-time.ts'
import { formWords } from '../../src/i18n/slack/forms/words.ts'
import type { Meeting } from '../../src/scheduling/entities.ts'
import { canReschedule } from '../../src/scheduling/meeting-status.ts'
import type { When } from '../../src/scheduling/shorthand/types.ts'
import { listMeetingEvents } from '../../src/services/find-meeting.ts'
import { listMoves } from '../../src/services/list-moves.ts'
import { spreadStarts } from '../../src/services/suggest-times.ts'
import { rescheduleView } from '../blocks/reschedule-form.ts'
import { quiet, sentence } from '../blocks/text.ts'
import { timeIn } from '../blocks/times.ts'
import type { Turn } from '../turn.ts'
import { getOwnMeeting } from './meeting-turn.ts'
import { openModal, type Shown } from './open-modal.ts'

const dayMs = 24 * 60 * 60_000
const lookAheadMs = 14 * dayMs
const mostStarts = 6

/** Six free starts of the wanted days, else of the coming two weeks. */
async function freeStarts(
  turn: Turn,
  { meeting, when }: { meeting: Meeting; when: When | undefined },
): Promise<number[]> {
  const { context } = turn.parts
  const now = context.clock()
  const anyDay = { start: now, end: now + lookAheadMs }
  const [first, last] = [when?.ranges[0] ?? anyDay, when?.ranges.at(-1) ?? anyDay]
  const all = await listMoves(context, { meeting, range: { start: first.start, end: last.end } })
  const wanted = all.filter(
    start =>
      when === undefined || when.ranges.some(range => start >= range.start && start < range.end),
  )
  if (wanted.length === 0 && when) return freeStarts(turn, { meeting, when: undefined })
  return spreadStarts(wanted, { count: mostStarts, durationMs: meeting.endsAt - meeting.startsAt })
}

interface Rescheduling {
  meeting: Meeting
  when?: When | undefined
  reason?: string
  notice?: string
}

/** The form as it stands now; a meeting that is over has none. */
export async function rescheduleForm(
  turn: Turn,
  { meeting, when, reason = '', notice }: Rescheduling,
): Promise<Shown> {
  const { words, reader, user, parts } = turn
  const forms = formWords(user.locale)
  const check = canReschedule(meeting, parts.context.clock())
  if (!check.allowed) {
    const text = check.reason === 'canceled' ? forms.canceledAlready : forms.ended
    return { title: forms.reschedule, message: sentence(text) }
  }
  const starts = await freeStarts(turn, { meeting, when })
  return rescheduleView({ words, forms, reader, meeting, starts, reason, notice })
}

/** Why the form has to be looked at again: who moved the meeting meanwhile, and where to. */
export async function movedNotice(turn: Turn, meeting: Meeting): Promise<string> {
  const { parts, reader, user } = turn
  const forms = formWords(user.locale)
  const events = await listMeetingEvents(parts.context, meeting.id)
  const last = events.findLast(({ kind }) => kind === 'rescheduled')
  if (last?.revision !== meeting.revision) return forms.alreadyChanged
  return forms.alreadyMoved({
    who: quiet(last.actor.name),
    ago: relativeTime(last.at - parts.context.clock(), user.locale),
    time: timeIn(meeting.startsAt, reader),
  })
}

/** Opens the form with free times; of the days that were named, where some were. */
export const openReschedule = (
  turn: Turn,
  opening: { triggerId: string; meetingId: string; when?: When | undefined },
): Promise<void> => {
  const { triggerId, meetingId, when } = opening
  const title = formWords(turn.user.locale).reschedule
  return openModal(turn, { triggerId, title }, async () =>
    rescheduleForm(turn, { meeting: await getOwnMeeting(turn, meetingId), when }),
  )
}
