import type { Knex } from 'knex'

/** The message about an outage that one person got. */
export interface OutagePost {
  userId: string
  way: 'slack' | 'mail'
  /** Which message it was; the same one is not sent twice. */
  said: string
  place: Record<string, string>
}

interface PostRow extends Omit<OutagePost, 'userId'> {
  outage_id: string
  user_id: string
}

export async function listOutagePosts(
  db: Knex,
  outageId: string,
): Promise<Map<string, OutagePost>> {
  const rows = await db<PostRow>('outage_posts').where({ outage_id: outageId })
  return new Map(
    rows.map(({ user_id: userId, way, said, place }) => [userId, { userId, way, said, place }]),
  )
}

export async function saveOutagePost(
  db: Knex,
  { outageId, userId, way, said, place }: OutagePost & { outageId: string },
): Promise<void> {
  await db('outage_posts')
    .insert({ outage_id: outageId, user_id: userId, way, said, place: JSON.stringify(place) })
    .onConflict(['outage_id', 'user_id'])
    .merge()
}
