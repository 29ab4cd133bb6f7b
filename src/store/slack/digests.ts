import type { Knex } from 'knex'

/** The users' time zones. */
export async function listTimeZones(db: Knex): Promise<string[]> {
  const rows = await db('users').distinct<{ time_zone: string }[]>('time_zone')
  return rows.map(row => row.time_zone)
}

/** Users in these zones who have no digest for that day (`2026-11-05`). */
export async function listWithoutDigest(
  db: Knex,
  { timeZones, day }: { timeZones: readonly string[]; day: string },
): Promise<string[]> {
  const rows = await db('users')
    .whereIn('time_zone', [...timeZones])
    .whereRaw('(digest_day is null or digest_day < ?)', [day])
    .select<{ id: string }[]>('id')
  return rows.map(({ id }) => id)
}

/** The day of the user's last digest; undefined before the first. */
export async function findDigestDay(db: Knex, userId: string): Promise<string | undefined> {
  const row = await db('users')
    .where({ id: userId })
    .first<{ day: string | null } | undefined>(db.raw('digest_day::text as day'))
  return row?.day ?? undefined
}

export async function saveDigestDay(
  db: Knex,
  { userId, day }: { userId: string; day: string },
): Promise<void> {
  await db('users').where({ id: userId }).update({ digest_day: day })
}
