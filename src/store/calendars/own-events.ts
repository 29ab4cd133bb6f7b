import type { Knex } from 'knex'
import { formatTarget } from '../../model/delivery-target.ts'
import type { AttendeeAnswer, Location, WorkspaceId } from '../../model/entities.ts'
import type { Interval } from '../../scheduling/types.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'
import { isKind } from '../deliveries/target-sql.ts'

/** One of our meetings in a calendar, as we last wrote it there. */
export interface WrittenMeeting {
  deliveryId: string
  meetingId: string
  eventId: string
  startsAt: number
  endsAt: number
  conferenceUrl: string | undefined
  /** As we wrote it; undefined if it was not kept. */
  title: string | undefined
  /** Its event was deleted together with many others, so a person has to decide. */
  isVanished: boolean
  /** By lower-case address. */
  answers: Readonly<Record<string, AttendeeAnswer>>
}

interface WrittenRow {
  delivery_id: string
  meeting_id: string
  event_id: string
  starts_at: Date
  ends_at: Date
  conference_url: string | null
  title: string | null
  is_vanished: boolean
  answers: Record<string, AttendeeAnswer>
}

/** Scheduled meetings within the window that are written to this calendar and not over yet. */
export async function listWrittenMeetings(
  db: Knex,
  { calendarId, window, now }: { calendarId: string; window: Interval; now: number },
): Promise<WrittenMeeting[]> {
  const { rows } = await db.raw<{ rows: WrittenRow[] }>(
    `select d.id as delivery_id, m.id as meeting_id, coalesce(d.refs->>'eventId', '') as event_id, d.refs->>'title' as title,
            m.starts_at, m.ends_at, m.conference_url,
            coalesce((d.refs->>'isVanished')::boolean, false) as is_vanished,
            (select coalesce(json_object_agg(lower(a.email), a.answer), '{}') from attendees a where a.meeting_id = m.id) as answers
       from deliveries d join meetings m on m.id = d.meeting_id
      where ${isKind('calendar', 'd.target')} and d.refs->>'calendarId' = :calendarId
        and d.state in ('delivered', 'skipped') and d.delivered_revision = m.sequence
        and m.status = 'scheduled' and m.ends_at > :now and m.starts_at < :end`,
    { calendarId, now: toTimestamp(now), end: toTimestamp(window.end) },
  )
  return rows.map(row => ({
    deliveryId: row.delivery_id,
    meetingId: row.meeting_id,
    eventId: row.event_id,
    startsAt: toInstant(row.starts_at),
    endsAt: toInstant(row.ends_at),
    conferenceUrl: row.conference_url ?? undefined,
    title: row.title ?? undefined,
    isVanished: row.is_vanished,
    answers: row.answers,
  }))
}

/** Known event ids of meetings in this calendar. */
export async function listWrittenEventIds(
  db: Knex,
  calendarId: string,
): Promise<Map<string, string>> {
  const { rows } = await db.raw<{ rows: { meeting_id: string; event_id: string }[] }>(
    `select meeting_id, refs->>'eventId' as event_id from deliveries
      where ${isKind('calendar')} and refs->>'calendarId' = ? and refs->>'eventId' is not null`,
    [calendarId],
  )
  return new Map(rows.map(row => [row.meeting_id, row.event_id]))
}

/** Marks those deliveries whose events were deleted together with many others. */
export async function markVanished(
  trx: Knex,
  deliveries: readonly { deliveryId: string }[],
  isVanished: boolean,
): Promise<void> {
  await trx('deliveries')
    .whereIn(
      'id',
      deliveries.map(({ deliveryId }) => deliveryId),
    )
    .update({ refs: trx.raw('refs || ?::jsonb', [JSON.stringify({ isVanished })]) })
}

/** If the same calendar is connected again, moves its event references to the new row. */
export async function repointWritten(
  trx: Knex,
  calendar: { id: string; userId: string; provider: string; externalId: string },
): Promise<void> {
  await trx.raw(
    `update deliveries set refs = refs || jsonb_build_object('calendarId', ?::text)
      where target = ? and refs->>'provider' = ? and refs->>'externalId' = ? and refs->>'calendarId' <> ?`,
    [
      calendar.id,
      formatTarget({ kind: 'calendar', userId: calendar.userId }),
      calendar.provider,
      calendar.externalId,
      calendar.id,
    ],
  )
}

/** Whether a UID from a calendar belongs to a meeting that we wrote to one of the workspace's calendars. */
export async function isOwnUid(
  db: Knex,
  { workspaceId, uid }: { workspaceId: WorkspaceId; uid: string },
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select 1 from deliveries
      where workspace_id = ? and ${isKind('calendar')} and refs->>'iCalUid' = ? limit 1`,
    [workspaceId, uid],
  )
  return rows.length > 0
}

export async function setConferenceUrl(
  db: Knex,
  { meetingId, url }: { meetingId: string; url: string | undefined },
): Promise<void> {
  await db('meetings')
    .where({ id: meetingId })
    .update({ conference_url: url ?? null })
}

/**
 * Sets the location of a video call that the calendar does not create. Does nothing if the calendar has created
 * one meanwhile.
 */
export async function setCallLocation(
  db: Knex,
  { meetingId, location }: { meetingId: string; location: Location },
): Promise<void> {
  await db('meetings')
    .where({ id: meetingId, conference_url: null })
    .update({ location: JSON.stringify(location) })
}

/** Saves attendees' answers, by lower-case address. */
export async function setAnswers(
  trx: Knex,
  meetingId: string,
  answers: Readonly<Record<string, AttendeeAnswer>>,
): Promise<void> {
  for (const [email, answer] of Object.entries(answers))
    await trx('attendees')
      .where({ meeting_id: meetingId })
      .whereRaw('lower(email) = ?', [email])
      .update({ answer })
}

/** Deletes the answers after a change of time, since they were for the earlier time. */
export async function forgetAnswers(trx: Knex, meetingId: string): Promise<void> {
  await trx('attendees').where({ meeting_id: meetingId }).update({ answer: 'needs-action' })
}
