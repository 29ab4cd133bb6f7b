import type { Knex } from 'knex'
import type { Actor, MeetingEvent, MeetingEventKind } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

interface EventRow {
  meeting_id: string
  revision: number
  kind: MeetingEventKind
  at: Date
  actor: Actor
  detail: Omit<MeetingEvent, 'meetingId' | 'revision' | 'kind' | 'at' | 'actor'>
}

export async function insertMeetingEvent(trx: Knex, event: MeetingEvent): Promise<void> {
  const { meetingId, revision, kind, at, actor, ...detail } = event
  await trx('meeting_events').insert({
    meeting_id: meetingId,
    revision,
    kind,
    at: toTimestamp(at),
    actor: JSON.stringify(actor),
    detail: JSON.stringify(detail),
  })
}

const toEvent = ({ meeting_id, revision, kind, at, actor, detail }: EventRow): MeetingEvent => ({
  meetingId: meeting_id,
  revision,
  kind,
  at: toInstant(at),
  actor,
  ...detail,
})

/** A meeting's history, oldest first. */
export async function listMeetingEvents(db: Knex, meetingId: string): Promise<MeetingEvent[]> {
  const rows = await db<EventRow>('meeting_events')
    .where({ meeting_id: meetingId })
    .orderBy('revision')
  return rows.map(toEvent)
}

/** The bookings of several meetings. */
export async function listBookings(db: Knex, ids: readonly string[]): Promise<MeetingEvent[]> {
  const rows = await db<EventRow>('meeting_events')
    .whereIn('meeting_id', [...ids])
    .where({ kind: 'booked' })
  return rows.map(toEvent)
}
