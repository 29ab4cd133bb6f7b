import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { up } from '../../../migrations/020-file-contents.ts'
import {
  deleteUnattached,
  insertContent,
  insertPart,
  partBytes,
  purgeUnattached,
  readParts,
} from '../../../src/store/meetings/file-contents.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  const { db } = database
  // Attachments as they were before, of which the migration reads three columns.
  await db.raw(`drop table attachments, file_parts, file_contents cascade;
    create table attachments (id uuid primary key, content bytea not null, created_at timestamptz not null)`)
})
afterAll(() => database.drop())

const contentOf = (size: number) => Buffer.from(Array.from({ length: size }, (_, at) => at % 251))

test('files of before the migration keep every byte', async () => {
  const { db } = database
  const sizes = [0, 1, partBytes - 1, partBytes, partBytes + 1, 3 * partBytes]
  const files = sizes.map(size => ({ id: randomUUID(), content: contentOf(size) }))
  await db('attachments').insert(files.map(file => ({ ...file, created_at: new Date(0) })))
  await up(db)
  for (const { id, content } of files) {
    const { content_id: contentId } = await db('attachments').where({ id }).first('content_id')
    const parts: Buffer[] = []
    for await (const part of readParts(db, contentId)) parts.push(part)
    expect(Buffer.concat(parts).equals(content)).toBe(true)
    expect(parts).toHaveLength(Math.ceil(content.length / partBytes))
  }
})

test('the purge deletes what a killed process left, and nothing that is attached or young', async () => {
  const { db } = database
  const attached = await db('attachments').pluck('content_id')
  const killed = await insertContent(db, 1_000)
  await insertPart(db, { contentId: killed, number: 0, content: Buffer.from('half') })
  const young = await insertContent(db, 9_000)
  expect(await purgeUnattached(db, 5_000)).toBe(1)
  expect(await db('file_parts').where({ content_id: killed })).toEqual([])
  const left = await db('file_contents').pluck('id')
  expect(left.toSorted()).toEqual([...attached, young].toSorted())
})

test('a content that is just being attached is not deleted', async () => {
  const { db } = database
  const contentId = await insertContent(db, 1_000)
  await db.transaction(async trx => {
    await trx('attachments').insert({
      id: randomUUID(),
      content_id: contentId,
      created_at: new Date(0),
    })
    expect(await deleteUnattached(db, [contentId])).toBe(0)
  })
  expect(await db('file_contents').where({ id: contentId })).toHaveLength(1)
})
