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

/** So many may vanish at once without anybody being asked; half of them all, and it looks like an accident. */
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

/** In a whole reading, an event is missing if it is not listed. In changes, it is missing if they list it as removed. */
function isMissing(meeting: WrittenMeeting, reading: CalendarReading): boolean {
  if (reading.kind === 'changes') return reading.removedIds.includes(meeting.eventId)
  return !reading.events.some(({ own }) => own?.meetingId === meeting.meetingId)
}

/**
 * The time of an event of ours is kept by its meeting, if the calendar's owner hosts that. Any other that carries our
 * mark takes time as other events do: a copy made by hand, a colleague's meeting to which the owner is a guest, a
 * meeting of another installation.
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
