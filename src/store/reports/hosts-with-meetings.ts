import type { Knex } from 'knex'

/** Those of the given users who host a meeting, at any time and with any outcome. */
export const listHostsWithMeetings = (db: Knex, userIds: readonly string[]): Promise<string[]> =>
  db('meeting_hosts')
    .whereIn('user_id', [...userIds])
    .distinct('user_id')
    .pluck('user_id')
