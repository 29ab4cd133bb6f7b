import { once } from 'node:events'
import { type ClientRequest, request } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Meeting } from '../../../src/model/entities.ts'
import {
  discardFiles,
  maxFileBytes,
  storeFile,
} from '../../../src/services/attachments/store-file.ts'
import { partBytes } from '../../../src/store/meetings/file-contents.ts'
import { findMeeting } from '../../../src/store/meetings/meetings.ts'
import { fieldOf } from '../../support/read-form.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let meeting: Meeting
let secret: string

beforeAll(async () => {
  fixture = await startSettingsFixture()
  meeting = await fixture.book(10)
  const { body } = await fixture.admin.get('/settings/hours')
  secret = fieldOf(body, '_csrf')
})
afterAll(() => fixture?.app.close())

const chunk = Buffer.alloc(64 * 1024, 'x')
const countOf = async (table: string) => Number((await fixture.app.db(table).count())[0]?.count)
const nothingLeft = () => vi.waitUntil(async () => (await countOf('file_contents')) === 0)

/** A form whose one file is not yet complete. */
async function beginUpload(sent: Buffer): Promise<ClientRequest> {
  const upload = request(new URL(`/attachments/meetings/${meeting.id}`, fixture.app.url), {
    method: 'POST',
    headers: { Cookie: fixture.admin.cookie, 'Content-Type': 'multipart/form-data; boundary=b' },
  })
  upload.write(
    `--b\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${secret}\r\n` +
      '--b\r\nContent-Disposition: form-data; name="files"; filename="a.bin"\r\n\r\n',
  )
  upload.write(sent)
  return upload
}

test('no more of a file is read than is stored, but for one part', async () => {
  const { context, db } = fixture.app
  let sent = 0
  let mostAhead = 0
  async function* content() {
    while (sent < maxFileBytes) {
      yield chunk
      sent += chunk.length
      const [row] = await db('file_parts').sum({ bytes: db.raw('octet_length(content)') })
      mostAhead = Math.max(mostAhead, sent - Number(row?.bytes))
    }
  }
  const stored = await storeFile(context, { name: 'large.bin', content: content() })
  expect(stored.size).toBe(maxFileBytes)
  expect(mostAhead).toBeLessThanOrEqual(partBytes)
  await discardFiles(context, [stored])
  expect(await countOf('file_contents')).toBe(0)
})

test('a file that is too large, or breaks off, is read no further and leaves nothing', async () => {
  const { context } = fixture.app
  let sent = 0
  async function* endless() {
    for (;;) {
      yield chunk
      sent += chunk.length
    }
  }
  const large = storeFile(context, { name: 'large.bin', content: endless() })
  await expect(large).rejects.toMatchObject({ code: 'invalid-input' })
  expect(sent).toBeLessThanOrEqual(maxFileBytes + partBytes)
  async function* torn() {
    for (let at = 0; at < 10; at += 1) yield chunk
    throw new Error('broken off')
  }
  await expect(storeFile(context, { name: 'a', content: torn() })).rejects.toThrow('broken off')
  expect(await countOf('file_contents')).toBe(0)
})

test('an upload is in the database before it ends; others are answered; aborted, it leaves nothing', async () => {
  const upload = await beginUpload(Buffer.alloc(2 * partBytes))
  const closed = once(upload, 'error')
  await vi.waitUntil(async () => (await countOf('file_parts')) > 0)
  expect((await fixture.admin.get('/healthz')).status).toBe(200)
  upload.destroy(new Error('The sender went away'))
  await closed
  await nothingLeft()
  expect((await findMeeting(fixture.app.db, meeting.id))?.attachments).toEqual([])
})

/** How many parts are being written. */
function watchParts() {
  const { db } = fixture.app.context
  const writing = new Set<string>()
  const seen = { most: 0, all: 0 }
  const begin = ({ sql, __knexQueryUid: id }: { sql: string; __knexQueryUid: string }) => {
    if (!sql.startsWith('insert into "file_parts"')) return
    writing.add(id)
    seen.all += 1
    seen.most = Math.max(seen.most, writing.size)
  }
  const end = (_answer: unknown, { __knexQueryUid: id }: { __knexQueryUid: string }) => {
    writing.delete(id)
  }
  db.on('query', begin)
  db.on('query-response', end)
  return {
    seen,
    stop: () => {
      db.removeListener('query', begin)
      db.removeListener('query-response', end)
    },
  }
}

test('uploads whose senders wait hold no connection of the pool, however many they are', async () => {
  const { pool } = fixture.app.context.db.client as {
    pool: { max: number; numUsed(): number; numPendingAcquires(): number }
  }
  const uploads = await Promise.all(
    Array.from({ length: pool.max + 4 }, () => beginUpload(Buffer.alloc(partBytes + 1))),
  )
  const patience = { timeout: 30_000 }
  await vi.waitUntil(async () => (await countOf('file_parts')) === uploads.length, patience)
  await vi.waitUntil(() => pool.numUsed() === 0 && pool.numPendingAcquires() === 0, patience)
  expect((await fixture.admin.get('/meetings/demo')).status).toBe(200)
  for (const upload of uploads) upload.on('error', () => undefined).destroy()
  await vi.waitUntil(async () => (await countOf('file_contents')) === 0, patience)
}, 60_000)

test('eight uploads at once: one part is written at a time, and requests are answered between them', async () => {
  const { db } = fixture.app
  const parts = watchParts()
  const meetings = [
    meeting,
    ...(await Promise.all([11, 12, 13, 14, 9].map(at => fixture.book(at)))),
  ]
  const form = (at: number) => {
    const body = new FormData()
    body.append('_csrf', secret)
    for (const part of [1, 2, 3, 4, 5])
      body.append('files', new Blob([Buffer.alloc(8 * partBytes, `${at}${part}`)]), `${part}.bin`)
    return body
  }
  const send = (at: number) =>
    fixture.admin.send(`/attachments/meetings/${meetings[at % meetings.length]?.id}`, {
      method: 'POST',
      body: form(at),
    })
  const uploads = Promise.all(Array.from({ length: 8 }, (_, at) => send(at)))
  let isOver = false
  uploads.finally(() => {
    isOver = true
  })
  // At how many different states of the uploads a request was answered meanwhile.
  const states = new Set<number>()
  while (!isOver) {
    expect((await fixture.admin.get('/healthz')).status).toBe(200)
    states.add(await countOf('file_parts'))
  }
  const replies = await uploads
  parts.stop()
  expect(parts.seen).toEqual({ most: 1, all: 8 * 5 * 8 })
  expect(replies.filter(({ location }) => location?.includes('done=saved'))).toHaveLength(6)
  expect(replies.filter(({ location }) => location?.includes('too-many'))).toHaveLength(2)
  expect(states.size).toBeGreaterThan(10)
  // What was refused is not kept.
  await vi.waitUntil(
    async () => (await countOf('file_contents')) === (await countOf('attachments')),
  )
  expect(await db('attachments')).toHaveLength(30)
}, 60_000)

test('deleting a file deletes its content', async () => {
  const { db } = fixture.app
  const [file] = (await findMeeting(db, meeting.id))?.attachments ?? []
  const before = await countOf('file_contents')
  const path = `/attachments/meetings/${meeting.id}/${file?.id}/remove`
  await fixture.admin.submit('/settings/hours', path, {})
  expect(await countOf('file_contents')).toBe(before - 1)
})
