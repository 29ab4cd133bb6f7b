import type { Knex } from 'knex'
import { toTimestamp } from '../database/connect.ts'
import { type Calendar, type CalendarRow, toCalendar } from './calendars.ts'

const unread = { sync_token: null, synced_until: null, synced_at: null }

/** Makes the next sync read all calendars of an account in full. What is known of them stays until then. */
export const forgetSyncTokens = async (trx: Knex, connectionId: string): Promise<void> => {
  await trx('calendars')
    .where({ connection_id: connectionId })
    .update({ sync_token: null, generation: trx.raw('generation + 1') })
}

/** Sets which of an account's calendars are checked, and deletes the busy times of the others. */
export async function setCheckedCalendars(
  trx: Knex,
  { connectionId, ids }: { connectionId: string; ids: readonly string[] },
): Promise<void> {
  const ofAccount = () => trx('calendars').where({ connection_id: connectionId })
  await ofAccount().whereIn('id', ids).update({ is_checked: true })
  const unchecked = await ofAccount()
    .whereNotIn('id', ids)
    .where(known => known.where({ is_checked: true }).orWhereNotNull('synced_until'))
    .update({
      is_checked: false,
      is_lost: false,
      last_error: null,
      last_error_code: null,
      generation: trx.raw('generation + 1'),
      ...unread,
    })
    .returning<{ id: string }[]>('id')
  await trx('calendar_busy')
    .whereIn(
      'calendar_id',
      unchecked.map(({ id }) => id),
    )
    .delete()
}

/** Locks the calendar's row until the transaction ends. Undefined if it was deleted. */
export async function lockCalendar(trx: Knex, id: string): Promise<Calendar | undefined> {
  const row = await trx<CalendarRow>('calendars').where({ id }).forUpdate().first()
  return row && toCalendar(row)
}

/** Saves the token from which the next sync continues, unless the sync settings have changed since. */
export async function advanceSyncToken(
  db: Knex,
  { id, generation }: Calendar,
  token: string | undefined,
): Promise<void> {
  await db('calendars')
    .where({ id, generation })
    .update({ sync_token: token ?? null })
}

export async function settleSync(
  trx: Knex,
  id: string,
  synced: { token: string | undefined; until: number; at: number; note: string | undefined },
): Promise<void> {
  await trx('calendars')
    .where({ id })
    .update({
      sync_token: synced.token ?? null,
      synced_until: toTimestamp(synced.until),
      synced_at: toTimestamp(synced.at),
      is_lost: false,
      last_error: synced.note ?? null,
      last_error_code: null,
    })
}

export async function noteSyncError(
  db: Knex,
  id: string,
  {
    reason,
    reasonCode,
    isLost,
  }: { reason: string; reasonCode: string | undefined; isLost: boolean },
): Promise<void> {
  await db('calendars')
    .where({ id })
    .update({
      last_error: reason,
      last_error_code: reasonCode ?? null,
      ...(isLost ? { is_lost: true } : {}),
    })
}
