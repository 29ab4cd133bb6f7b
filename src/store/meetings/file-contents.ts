import type { Knex } from 'knex'
import { toTimestamp } from '../database/connect.ts'

/** Size of one row; an upload or a download keeps at most one row in memory. */
export const partBytes = 256 * 1024

/** Inserts an empty content, to which parts are added. @returns its id */
export async function insertContent(db: Knex, createdAt: number): Promise<string> {
  const [row] = await db('file_contents')
    .insert({ created_at: toTimestamp(createdAt) })
    .returning('id')
  return row.id
}

/** `number` counts from 0. */
export async function insertPart(
  db: Knex,
  { contentId, number, content }: { contentId: string; number: number; content: Buffer },
): Promise<void> {
  await db('file_parts').insert({ content_id: contentId, number, content })
}

/** Reads the parts in order. */
export async function* readParts(db: Knex, contentId: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const row = await db('file_parts').where({ content_id: contentId, number }).first('content')
    if (!row) return
    yield row.content
  }
}

/** Locks these contents against deletion until the transaction ends. @returns whether all of them exist */
export async function holdContents(trx: Knex, ids: readonly string[]): Promise<boolean> {
  const rows = await trx('file_contents').whereIn('id', ids).forKeyShare().select('id')
  return rows.length === new Set(ids).size
}

// If a transaction is attaching a content, it holds a lock on it, so the content stays.
const deleteWhere = async (db: Knex, condition: string, bindings: unknown[]): Promise<number> => {
  const { rowCount } = await db.raw(
    `delete from file_contents where id in (
       select c.id from file_contents c
        where ${condition} and not exists (select 1 from attachments a where a.content_id = c.id)
          for update skip locked)`,
    bindings as string[],
  )
  return rowCount
}

/** Deletes those of `ids` that no attachment uses. */
export const deleteUnattached = (db: Knex, ids: readonly string[]): Promise<number> =>
  deleteWhere(db, 'c.id = any(?)', [[...ids]])

/** Deletes contents that interrupted uploads or deleted meetings left behind. */
export const purgeUnattached = (db: Knex, before: number): Promise<number> =>
  deleteWhere(db, 'c.created_at < ?', [toTimestamp(before)])
