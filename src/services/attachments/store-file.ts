import { createHash } from 'node:crypto'
import {
  deleteUnattached,
  insertContent,
  insertPart,
  partBytes,
} from '../../store/meetings/file-contents.ts'
import { safeFileName } from '../../text/file-name.ts'
import type { ServiceContext } from '../context.ts'
import { invalidInput } from '../problems.ts'
import { takeTurns } from './take-turns.ts'

export const maxFileBytes = 10 * 1024 * 1024

/**
 * The uploads of this process write one part at a time, in turn. More at once would be no faster, but take the processor
 * and the database from everybody else.
 */
const inTurn = takeTurns()

/** A file whose content is stored and not attached to anything yet. */
export interface StoredFile {
  name: string
  size: number
  sha256: Buffer
  contentId: string
}

interface IncomingFile {
  /** As it was called where it comes from. */
  name: string
  /** Asked for more only after what came is stored. */
  content: AsyncIterable<Buffer>
}

/** The same bytes in pieces of exactly `partBytes`, the last one aside. */
async function* partsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    size += chunk.length
    if (size < partBytes) continue
    const joined = Buffer.concat(waiting)
    const whole = size - (size % partBytes)
    for (let at = 0; at < whole; at += partBytes) yield joined.subarray(at, at + partBytes)
    waiting = [joined.subarray(whole)]
    size -= whole
  }
  if (size > 0) yield Buffer.concat(waiting)
}

async function storeParts(
  { db }: Pick<ServiceContext, 'db'>,
  contentId: string,
  content: AsyncIterable<Buffer>,
) {
  const hash = createHash('sha256')
  let size = 0
  let number = 0
  for await (const part of partsOf(content)) {
    size += part.length
    if (size > maxFileBytes)
      throw invalidInput([{ path: 'files', message: 'Each file may have at most 10 MB' }])
    await inTurn(() => {
      hash.update(part)
      return insertPart(db, { contentId, number, content: part })
    })
    number += 1
  }
  return { size, sha256: hash.digest() }
}

/**
 * Stores a file part by part while it is read, each part in a transaction of its own: a slow sender holds no connection
 * and no turn to write. If reading or writing fails, nothing stays. A file that is never attached is discarded by
 * `discardFiles`, after a crash by the daily purge. Throws `invalid-input` for a file that is too large.
 */
export async function storeFile(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { name, content }: IncomingFile,
): Promise<StoredFile> {
  const contentId = await insertContent(context.db, context.clock())
  try {
    const stored = await storeParts(context, contentId, content)
    return { name: safeFileName(name), contentId, ...stored }
  } catch (error) {
    await deleteUnattached(context.db, [contentId])
    throw error
  }
}

/** Deletes what no meeting has taken. */
export async function discardFiles(
  { db }: Pick<ServiceContext, 'db'>,
  files: readonly StoredFile[],
): Promise<void> {
  if (files.length === 0) return
  await deleteUnattached(
    db,
    files.map(({ contentId }) => contentId),
  )
}
