import type { Knex } from 'knex'
import { toTimestamp } from '../database/connect.ts'

/** One that was planned and is that late was lost in a crash. */
const lostAfterMs = 60_000

interface Planning {
  now: number
  /** When it will be shown anew. */
  at: number
}

/** From now on this person's App Home follows what changes. */
export async function keepHome(db: Knex, userId: string): Promise<void> {
  await db('slack_homes').insert({ user_id: userId }).onConflict('user_id').ignore()
}

const planned = async (
  trx: Knex,
  { now, at }: Planning,
  { whose, bindings }: { whose: string; bindings: readonly Knex.Value[] },
): Promise<string[]> => {
  const { rows } = await trx.raw<{ rows: { user_id: string }[] }>(
    `update slack_homes set planned_at = ?
      where ${whose} and (planned_at is null or planned_at < ?) returning user_id`,
    [toTimestamp(at), ...bindings, toTimestamp(now - lostAfterMs)],
  )
  return rows.map(row => row.user_id)
}

/** Marks the homes of these people as planned. @returns whose were not planned already */
export const planHomes = (
  trx: Knex,
  { userIds, ...planning }: Planning & { userIds: readonly string[] },
): Promise<string[]> =>
  planned(trx, planning, { whose: 'user_id = any(?::uuid[])', bindings: [[...userIds] as never] })

/** The same for those who hold a meeting or set it up. */
export const planHomesOfMeeting = (
  trx: Knex,
  { meetingId, ...planning }: Planning & { meetingId: string },
): Promise<string[]> =>
  planned(trx, planning, {
    whose: `user_id in (select user_id from meeting_hosts where meeting_id = ?
                        union all select organizer_id from meetings where id = ?)`,
    bindings: [meetingId, meetingId],
  })

/** It is about to be read: what changes from here on wants it shown once more. */
export async function startHome(db: Knex, userId: string): Promise<void> {
  await db('slack_homes').where({ user_id: userId }).update({ planned_at: null })
}
