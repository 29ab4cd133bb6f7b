import type { Knex } from 'knex'
import type { Interval } from '../../scheduling/types.ts'
import { toTimestamp } from '../database/connect.ts'

interface BusyEvent {
  eventId: string
  seriesId?: string | undefined
  spans: readonly Interval[]
}

const rangeOf = ({ start, end }: Interval) => `[${toTimestamp(start)},${toTimestamp(end)})`
const rowsAtOnce = 5_000

/** Replaces the times of these events. */
export async function replaceBusyEvents(
  trx: Knex,
  calendarId: string,
  { events, removedIds }: { events: readonly BusyEvent[]; removedIds: readonly string[] },
): Promise<void> {
  const ids = [...events.map(({ eventId }) => eventId), ...removedIds]
  await trx.raw(
    `delete from calendar_busy
      where calendar_id = ? and (event_id = any(?::text[]) or series_id = any(?::text[]))`,
    [calendarId, ids, [...removedIds]],
  )
  const rows = events.flatMap(({ eventId, seriesId, spans }) =>
    spans.map(span => ({
      calendar_id: calendarId,
      event_id: eventId,
      series_id: seriesId ?? null,
      during: rangeOf(span),
    })),
  )
  // A provider may list the same event twice with the same time.
  const once = new Map(rows.map(row => [`${row.event_id} ${row.during}`, row]))
  await trx.batchInsert('calendar_busy', [...once.values()], rowsAtOnce)
}

export const deleteBusyEvents = async (trx: Knex, calendarId: string): Promise<void> => {
  await trx('calendar_busy').where({ calendar_id: calendarId }).delete()
}
