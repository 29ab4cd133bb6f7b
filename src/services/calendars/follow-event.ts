import type { OwnEvent } from '../../calendars/calendar-provider.ts'
import { isSameTarget } from '../../model/delivery-target.ts'
import type { Actor, AttendeeAnswer, Meeting } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { maxAttempts, retryDelayMs } from '../../providers/retry-delay.ts'
import { findCalendar } from '../../store/calendars/calendars.ts'
import { setAnswers, setConferenceUrl } from '../../store/calendars/own-events.ts'
import { withSessionLock } from '../../store/database/session-lock.ts'
import { findDelivery } from '../../store/deliveries/deliveries.ts'
import type { Delivery } from '../../store/deliveries/delivery-rows.ts'
import { advanceDelivery } from '../../store/deliveries/settle-delivery.ts'
import { findMeeting } from '../../store/meetings/meetings.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { readRefs } from '../deliveries/read-refs.ts'
import { cancelMeeting } from '../meetings/cancel-meeting.ts'
import { changeMeeting } from '../meetings/change-meeting.ts'
import { outcomeAfterMove, takeDecidedTime } from '../meetings/take-external-time.ts'
import { isProblem } from '../problems.ts'
import { eventRefs } from './event-refs.ts'
import { titleFromEvent } from './follow-title.ts'
import { withCalendarAccount } from './open-calendar.ts'

interface Following {
  delivery: Delivery
  meeting: Meeting
  actor: Actor
}

const heldElsewhereMs = 3_000

/** A change in the calendar counts as the host's own. */
const hostOf = ({ host }: Meeting): Actor => ({ kind: 'user', userId: host.id, name: host.name })

const addressed = ({ meeting, actor }: Following) => ({
  workspaceId: meeting.workspaceId,
  meetingId: meeting.id,
  actor,
})

/** False if the meeting has changed since it was read: that change is still to be written to the calendar. */
const isAsSeen = ({ meeting }: Following, { status, sequence }: Meeting) =>
  status === 'scheduled' && sequence === meeting.sequence

async function move(context: ServiceContext, following: Following, event: OwnEvent) {
  const { startsAt, endsAt } = event
  await changeMeeting(
    context,
    addressed(following),
    async (meeting, trx) => {
      if (!isAsSeen(following, meeting)) return undefined
      await takeDecidedTime(trx, meeting, event)
      // The calendar shows it already.
      const { id } = following.delivery
      await advanceDelivery(trx, { id, revision: meeting.sequence + 1 })
      return {
        changes: {
          startsAt,
          endsAt,
          ...outcomeAfterMove(meeting, { startsAt, now: context.clock() }),
        },
        event: {
          kind: 'rescheduled',
          previousStartsAt: meeting.startsAt,
          previousEndsAt: meeting.endsAt,
        },
      }
    },
    { takesTime: true },
  )
}

async function cancel(context: ServiceContext, following: Following) {
  try {
    const { sequence } = following.meeting
    await cancelMeeting(context, { ...addressed(following), sequence })
  } catch (error) {
    // An event that is removed after the meeting or after its outcome was logged changes no outcome.
    if (!isProblem(error, 'meeting-ended', 'outcome-logged')) throw error
  }
}

/** Answers that differ from the saved ones, by lower-case address. */
function newAnswers({ meeting }: Following, event: OwnEvent): Record<string, AttendeeAnswer> {
  const known = [meeting.invitee, ...meeting.guests]
  const changed = known.flatMap(({ email, answer }) => {
    const given = event.answers[emailKey(email)]
    return given && given !== (answer ?? 'needs-action') ? [[emailKey(email), given]] : []
  })
  return Object.fromEntries(changed)
}

/** Saves the answers and notifies the host of each decline. */
async function keepAnswers(context: ServiceContext, following: Following, event: OwnEvent) {
  const { meeting } = following
  const answers = newAnswers(following, event)
  for (const { email, name } of [meeting.invitee, ...meeting.guests]) {
    const address = emailKey(email)
    const answer = answers[address]
    if (!answer) continue
    const actor: Actor = { kind: 'invitee', name: name || email }
    await changeMeeting(context, { ...addressed(following), actor }, async (known, trx) => {
      if (!isAsSeen(following, known)) return undefined
      await setAnswers(trx, meeting.id, { [address]: answer })
      return answer === 'declined' ? { changes: {}, event: { kind: 'declined' } } : undefined
    })
  }
}

async function follow(context: ServiceContext, following: Following, event: OwnEvent) {
  const { meeting } = following
  const { conferenceUrl: url, startsAt, endsAt } = event
  if (url && url !== meeting.conferenceUrl)
    await setConferenceUrl(context.db, { meetingId: meeting.id, url })
  await keepAnswers(context, following, event)
  const isMoved = startsAt !== meeting.startsAt || endsAt !== meeting.endsAt
  if (isMoved && endsAt > startsAt) await move(context, following, event)
  await rename(context, following, event)
}

/** After the time change, which requires that nothing has changed since it was read. */
async function rename(context: ServiceContext, following: Following, event: OwnEvent) {
  const { meeting, delivery } = following
  const { title: written } = readRefs(context, eventRefs, delivery.refs) ?? {}
  const title = titleFromEvent(meeting, { written, event })
  if (title === undefined) return
  await changeMeeting(context, addressed(following), async known =>
    known.status === 'scheduled' && known.title === meeting.title
      ? { changes: { title }, event: { kind: 'edited' } }
      : undefined,
  )
}

/** Our last write to this calendar is done, and nothing is waiting to be written. */
const isSettled = ({ state, deliveredRevision }: Delivery, { sequence }: Meeting) =>
  (state === 'delivered' || state === 'skipped') && deliveredRevision === sequence

async function look(context: ServiceContext, deliveryId: string): Promise<void> {
  const delivery = await findDelivery(context.db, deliveryId)
  const meeting = delivery?.meetingId && (await findMeeting(context.db, delivery.meetingId))
  if (!delivery || !meeting || meeting.status === 'canceled' || !isSettled(delivery, meeting))
    return
  // If there are several hosts, only the first host's event counts; the others' events are copies.
  const hosts = { kind: 'calendar', userId: meeting.host.id } as const
  if (meeting.endsAt <= context.clock() || !isSameTarget(delivery.target, hosts)) return
  const { calendarId, eventId } = readRefs(context, eventRefs, delivery.refs) ?? {}
  const calendar = calendarId && (await findCalendar(context.db, calendarId))
  if (!calendar) return
  const { externalId, connectionId } = calendar
  const key = { key: meeting.id, uid: meeting.iCalUid, eventId }
  const event = await withCalendarAccount(context, connectionId, account =>
    account.findEvent(externalId, key),
  )
  const following = { delivery, meeting, actor: hostOf(meeting) }
  if (event) await follow(context, following, event)
  else await cancel(context, following)
}

/**
 * Updates a meeting after its host changed its event in the calendar, and reads attendees' answers. Reads the
 * event again while no delivery writes it; may run twice or late.
 */
export async function followEvent(
  context: ServiceContext,
  { deliveryId, attempt }: { deliveryId: string; attempt: number },
): Promise<void> {
  const again = (next: number, delayMs: number) =>
    context.jobs.enqueue(context.db, 'follow-event', [
      { payload: { deliveryId, attempt: next }, startAfter: context.clock() + delayMs },
    ])
  try {
    const wasRun = await withSessionLock(context.db, `delivery:${deliveryId}`, () =>
      look(context, deliveryId),
    )
    if (!wasRun) await again(attempt, heldElsewhereMs)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    context.log.warn(
      { provider: error.provider, code: error.code },
      'A calendar could not be asked',
    )
    // After the last attempt, the daily sync finds the change again.
    if (!error.isPassing || attempt >= maxAttempts) return
    const delay = retryDelayMs({ attempt, random: Math.random() })
    await again(attempt + 1, Math.max(delay, error.retryAfterMs ?? 0))
  }
}
