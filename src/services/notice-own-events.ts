import type { Knex } from 'knex'
import type { CalendarReading, OwnEvent } from '../calendars/calendar-provider.ts'
import type { Interval } from '../scheduling/types.ts'
import { listWrittenMeetings, type WrittenMeeting } from '../store/own-events.ts'
import type { ServiceContext } from './context.ts'

/** So many may vanish at once without anybody being asked; half of them all, and it looks like an accident. */
const fewMeetings = 5

const hasAnswered = ({ answers }: WrittenMeeting, event: OwnEvent) =>
  Object.entries(answers).some(
    ([email, answer]) => event.answers[email] !== undefined && event.answers[email] !== answer,
  )

const differs = (meeting: WrittenMeeting, event: OwnEvent) =>
  meeting.startsAt !== event.startsAt ||
  meeting.endsAt !== event.endsAt ||
  (event.conferenceUrl !== undefined && event.conferenceUrl !== meeting.conferenceUrl) ||
  hasAnswered(meeting, event)

/** Of a whole reading, what is not in it is gone; of changes, what they call removed. */
function isGone(meeting: WrittenMeeting, reading: CalendarReading): boolean {
  if (reading.kind === 'changes') return reading.removedIds.includes(meeting.eventId)
  return !reading.events.some(({ own }) => own?.meetingId === meeting.meetingId)
}

/**
 * In the transaction that keeps a reading: a job for each meeting of ours that the calendar shows otherwise
 * than we wrote it. The job looks again, at what is true then.
 *
 * @returns what to tell the calendar's owner where so much vanished at once that nothing is canceled by itself
 */
export async function enqueueFollowing(
  context: Pick<ServiceContext, 'jobs' | 'clock'>,
  trx: Knex,
  query: { calendarId: string; reading: CalendarReading; window: Interval },
): Promise<string | undefined> {
  const { reading } = query
  const isNews = reading.kind === 'whole' || reading.removedIds.length > 0
  const shown = new Map(reading.events.flatMap(({ own }) => (own ? [[own.meetingId, own]] : [])))
  if (!isNews && shown.size === 0) return undefined
  const written = await listWrittenMeetings(trx, { ...query, now: context.clock() })
  const changed = written.filter(meeting => {
    const event = shown.get(meeting.meetingId)
    return event !== undefined && differs(meeting, event)
  })
  const gone = written.filter(meeting => isGone(meeting, reading))
  const isAccident = gone.length > fewMeetings && gone.length * 2 > written.length
  const followed = isAccident ? changed : [...changed, ...gone]
  const jobs = followed.map(({ deliveryId }) => ({ payload: { deliveryId, attempt: 1 } }))
  await context.jobs.enqueue(trx, 'follow-event', jobs)
  return isAccident
    ? `${gone.length} meetings vanished from this calendar at once. None was canceled: cancel them one by one, or restore them.`
    : undefined
}
