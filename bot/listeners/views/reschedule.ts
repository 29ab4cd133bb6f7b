import { z } from 'zod'
import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import { readInstant, readWallTime } from '../../../src/scheduling/instant.ts'
import { isPlainDate } from '../../../src/scheduling/plain-date.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { meetingName } from '../../blocks/meeting-name.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { timeIn } from '../../blocks/times.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { getOwnMeeting } from '../../modals/get-own-meeting.ts'
import type { Shown } from '../../modals/open-modal.ts'
import { movedNotice, rescheduleForm } from '../../modals/reschedule.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import { actorOf, type BotParts, type RequestContext } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'

const metadataShape = z.object({ meetingId: z.uuid(), revision: z.int() })

interface Wanted extends z.infer<typeof metadataShape> {
  startsAt: number
  reason: string
}

/** A typed date and time has priority over a time of the list. */
function startOf({ values }: Submission, timeZone: string): number | undefined {
  const { day = '', clock = '', start = '' } = values
  return readWallTime({ day, time: clock }, timeZone) ?? readInstant(start)
}

async function move(request: RequestContext, wanted: Wanted): Promise<Shown> {
  const { parts, workspaceId, user, reader } = request
  const forms = messagesIn(user.locale, 'slack/forms')
  await getOwnMeeting(request, wanted.meetingId)
  const reason = wanted.reason || undefined
  const moved = await rescheduleMeeting(parts.context, {
    ...wanted,
    reason,
    workspaceId,
    actor: actorOf(request),
    isByHost: true,
  })
  const say = moved.isInvited ? forms.moved : forms.movedQuietly
  const text = say({ meeting: meetingName(moved), time: timeIn(moved.startsAt, reader) })
  return { title: forms.reschedule, message: sentence(text) }
}

/** Shows the form again with the current meeting and the reason. */
async function askAgain(request: RequestContext, wanted: Wanted, error: unknown): Promise<Shown> {
  if (!isProblem(error, 'already-moved', 'slot-taken', 'slot-not-offered')) throw error
  const { user, reader } = request
  const meeting = await getOwnMeeting(request, wanted.meetingId)
  const { reason } = wanted
  if (error.code === 'already-moved')
    return rescheduleForm(request, { meeting, reason, notice: await movedNotice(request, meeting) })
  const forms = messagesIn(user.locale, 'slack/forms')
  const isPast = wanted.startsAt <= request.parts.context.clock()
  const others = error.facts.alternatives ?? []
  const times = others.map(start => timeIn(start, reader)).join(', ') || '–'
  const notice = isPast ? forms.pastTime : forms.notFree({ times })
  return rescheduleForm(request, { meeting, reason, notice })
}

/** Faults by field; undefined for none. */
function faultsOf({ day, clock, start }: Submission['values'], forms: Messages<'slack/forms'>) {
  if (Boolean(day) !== Boolean(clock)) return { [day ? 'clock' : 'day']: forms.bothOrNone }
  if (!day && !start) return { day: forms.pickNewTime }
  return day && !isPlainDate(day) ? { day: forms.badDay } : undefined
}

/** Moves the meeting. The form stays open until that is done. */
export async function onRescheduleSubmitted(
  parts: BotParts,
  submission: Submission,
): Promise<void> {
  const { values, metadata } = submission
  const forms = messagesIn(formLocale(metadata), 'slack/forms')
  const errors = faultsOf(values, forms)
  if (errors) return submission.ackWith({ response_action: 'errors', errors })
  return workInModal(parts, submission, {
    title: forms.reschedule,
    work: async request => {
      const seen = readCarried(metadataShape, metadata)
      const startsAt = startOf(submission, request.reader.timeZone) ?? Number.NaN
      const wanted = { ...seen, startsAt, reason: values.reason?.trim() ?? '' }
      return move(request, wanted).catch(error => askAgain(request, wanted, error))
    },
  })
}
