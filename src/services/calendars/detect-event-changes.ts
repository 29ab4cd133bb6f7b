import type { Knex } from 'knex'
import type { CalendarReading, EventReading, OwnEvent } from '../../calendars/calendar-provider.ts'
import type { Interval } from '../../scheduling/types.ts'
import type { Calendar } from '../../store/calendars/calendars.ts'
import {
  listWrittenEventIds,
  listWrittenMeetings,
  markVanished,
  type WrittenMeeting,
} from '../../store/calendars/own-events.ts'
import { listHostedMeetingIds } from '../../store/meetings/meeting-hosts.ts'
import type { ServiceContext } from '../context.ts'
import { isRetitled } from './follow-title.ts'

const vanishedNote = (count: number) =>
  `${count} meetings vanished from this calendar at once. None was canceled: cancel them one by one, or restore them.`

/**
 * Up to this many events may be deleted at once without a question. Above it, if more than half are deleted, it
 * looks like an accident.
 */
const fewMeetings = 5

const hasAnswered = ({ answers }: WrittenMeeting, event: OwnEvent) =>
  Object.entries(answers).some(
    ([email, answer]) => event.answers[email] !== undefined && event.answers[email] !== answer,
  )

const asBusy = ({ eventId, own }: EventReading): EventReading => ({
  eventId,
  spans: own ? (own.taken ?? [{ start: own.startsAt, end: own.endsAt }]) : [],
})

const differs = (meeting: WrittenMeeting, event: OwnEvent) =>
  meeting.startsAt !== event.startsAt ||
  meeting.endsAt !== event.endsAt ||
  (event.conferenceUrl !== undefined && event.conferenceUrl !== meeting.conferenceUrl) ||
  isRetitled(meeting.title, event) ||
  hasAnswered(meeting, event)

/**
 * In a full sync, an event is missing if it is not listed. In an incremental sync, it is missing if it is
 * listed as removed.
 */
function isMissing(meeting: WrittenMeeting, reading: CalendarReading): boolean {
  if (reading.kind === 'changes') return reading.removedIds.includes(meeting.eventId)
  return !reading.events.some(({ own }) => own?.meetingId === meeting.meetingId)
}

/**
 * The meeting already takes the time of its own event, if the calendar's owner hosts it. Other events with our
 * mark count as busy like any event: copies made by hand, meetings where the owner is a guest, and meetings of
 * another installation.
 */
export async function withForeignTimes(
  trx: Knex,
  { id: calendarId, userId }: Pick<Calendar, 'id' | 'userId'>,
  { events }: CalendarReading,
): Promise<readonly EventReading[]> {
  const meetingIds = events.flatMap(({ own }) => own?.meetingId ?? [])
  if (meetingIds.length === 0) return events
  const written = await listWrittenEventIds(trx, calendarId)
  const hosted = await listHostedMeetingIds(trx, { userId, meetingIds })
  const isKept = ({ eventId }: EventReading, { meetingId }: OwnEvent) =>
    hosted.has(meetingId) && (written.get(meetingId) ?? eventId) === eventId
  return events.map(event => (!event.own || isKept(event, event.own) ? event : asBusy(event)))
}

/**
 * In the transaction that saves a sync: enqueues a job for each meeting whose event differs from what we wrote.
 * The job reads the present state again.
 *
 * @returns a note for the calendar's owner if so many events were deleted at once that nothing is canceled
 *   automatically
 */
export async function enqueueFollowing(
  context: Pick<ServiceContext, 'jobs' | 'clock'>,
  trx: Knex,
  query: { calendarId: string; reading: CalendarReading; window: Interval },
): Promise<string | undefined> {
  const { reading } = query
  const written = await listWrittenMeetings(trx, { ...query, now: context.clock() })
  const shown = new Map(
    reading.events.flatMap(({ eventId, own }) =>
      own ? [[`${own.meetingId} ${eventId}`, own]] : [],
    ),
  )
  const eventOf = ({ meetingId, eventId }: WrittenMeeting) => shown.get(`${meetingId} ${eventId}`)
  const found = written.filter(meeting => meeting.isVanished && eventOf(meeting))
  await markVanished(trx, found, false)
  const changed = written.filter(meeting => {
    const event = eventOf(meeting)
    return event !== undefined && differs(meeting, event)
  })
  const missing = written.filter(
    meeting => !meeting.isVanished && !eventOf(meeting) && isMissing(meeting, reading),
  )
  const known = written.filter(({ isVanished }) => !isVanished)
  const isAccident = missing.length > fewMeetings && missing.length * 2 > known.length
  if (isAccident) await markVanished(trx, missing, true)
  const followed = isAccident ? changed : [...changed, ...missing]
  const jobs = followed.map(({ deliveryId }) => ({ payload: { deliveryId, attempt: 1 } }))
  await context.jobs.enqueue(trx, 'follow-event', jobs)
  const marked = written.filter(({ isVanished }) => isVanished).length - found.length
  const count = marked + (isAccident ? missing.length : 0)
  return count > 0 ? vanishedNote(count) : undefined
}
