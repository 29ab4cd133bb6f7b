import type { Knex } from 'knex'
import { toTimestamp } from '../database/connect.ts'

/** A planned refresh that is this late was lost in a crash. */
const lostAfterMs = 60_000

interface Planning {
  now: number
  /** When the App Home is refreshed. */
  at: number
}

/** Refreshes this person's App Home on changes from now on. */
export async function saveAppHome(db: Knex, userId: string): Promise<void> {
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

/** Plans a refresh of these people's App Homes. @returns the people without a planned refresh */
export const planAppHomes = (
  trx: Knex,
  { userIds, ...planning }: Planning & { userIds: readonly string[] },
): Promise<string[]> =>
  planned(trx, planning, { whose: 'user_id = any(?::uuid[])', bindings: [[...userIds] as never] })

/** The same for the hosts and the organizer of a meeting. */
export const planAppHomesOfMeeting = (
  trx: Knex,
  { meetingId, ...planning }: Planning & { meetingId: string },
): Promise<string[]> =>
  planned(trx, planning, {
    whose: `user_id in (select user_id from meeting_hosts where meeting_id = ?
                        union all select organizer_id from meetings where id = ?)`,
    bindings: [meetingId, meetingId],
  })

/** Marks the refresh as started: changes from here on need another one. */
export async function startAppHome(db: Knex, userId: string): Promise<void> {
  await db('slack_homes').where({ user_id: userId }).update({ planned_at: null })
}
