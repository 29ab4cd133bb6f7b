import type { Knex } from 'knex'
import { toTimestamp } from '../database/connect.ts'

/** Of one row; an upload and a download hold no more than one of them in memory. */
export const partBytes = 256 * 1024

/** An empty content, which parts are added to. @returns its id */
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

/** The parts in their order. */
export async function* readParts(db: Knex, contentId: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const row = await db('file_parts').where({ content_id: contentId, number }).first('content')
    if (!row) return
    yield row.content
  }
}

/** Keeps these from being deleted until the transaction ends. @returns whether all of them are there */
export async function holdContents(trx: Knex, ids: readonly string[]): Promise<boolean> {
  const rows = await trx('file_contents').whereIn('id', ids).forKeyShare().select('id')
  return rows.length === new Set(ids).size
}

// A content that a transaction is just attaching is locked by it, and stays.
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

/** Those of `ids` that no attachment has. */
export const deleteUnattached = (db: Knex, ids: readonly string[]): Promise<number> =>
  deleteWhere(db, 'c.id = any(?)', [[...ids]])

/** What uploads that broke off with their process have left, and what was attached to deleted meetings. */
export const purgeUnattached = (db: Knex, before: number): Promise<number> =>
  deleteWhere(db, 'c.created_at < ?', [toTimestamp(before)])
