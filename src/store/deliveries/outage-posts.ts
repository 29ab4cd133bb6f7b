import type { Knex } from 'knex'

/** The message about an outage that one person got. */
export interface OutagePost {
  userId: string
  way: 'slack' | 'mail'
  /** Which message it was; the same one is not sent twice. */
  wording: string
  reference: Record<string, string>
}

interface PostRow {
  outage_id: string
  user_id: string
  way: OutagePost['way']
  wording: string
  reference: OutagePost['reference']
}

export async function listOutagePosts(
  db: Knex,
  outageId: string,
): Promise<Map<string, OutagePost>> {
  const rows = await db<PostRow>('outage_posts').where({ outage_id: outageId })
  return new Map(
    rows.map(({ user_id: userId, way, wording, reference }) => [
      userId,
      { userId, way, wording, reference },
    ]),
  )
}

export async function saveOutagePost(
  db: Knex,
  { outageId, userId, way, wording, reference }: OutagePost & { outageId: string },
): Promise<void> {
  await db('outage_posts')
    .insert({
      outage_id: outageId,
      user_id: userId,
      way,
      wording,
      reference: JSON.stringify(reference),
    })
    .onConflict(['outage_id', 'user_id'])
    .merge()
}
