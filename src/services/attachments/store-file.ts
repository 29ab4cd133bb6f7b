import { createHash } from 'node:crypto'
import {
  deleteUnattached,
  insertContent,
  insertPart,
  partBytes,
} from '../../store/meetings/file-contents.ts'
import { safeFileName } from '../../text/file-name.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { invalidInput } from '../problems.ts'
import { takeTurns } from './take-turns.ts'

export const maxFileBytes = 10 * 1024 * 1024

/**
 * The uploads of this process write one part at a time. Parallel writes would be no faster, but would slow down
 * everything else.
 */
const inTurn = takeTurns()

/** A stored file that is not attached to anything yet. */
export interface StoredFile {
  name: string
  size: number
  sha256: Buffer
  contentId: string
}

interface IncomingFile {
  /** The file's original name. */
  name: string
  /** The next chunk is read only after the last one was stored. */
  content: AsyncIterable<Buffer>
}

/** Regroups the bytes into pieces of exactly `partBytes`; the last one may be shorter. */
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
      throw invalidInput([fieldFault('files', 'file-too-large', { max: maxFileBytes / 2 ** 20 })])
    await inTurn(() => {
      hash.update(part)
      return insertPart(db, { contentId, number, content: part })
    })
    number += 1
  }
  return { size, sha256: hash.digest() }
}

/**
 * Stores a file part by part while it is read. Each part has its own transaction, so a slow sender blocks no
 * connection and no other upload. If reading or writing fails, nothing stays.
 * A file that is never attached is deleted by `discardFiles`, or after a crash by the daily purge. Throws
 * `invalid-input` if the file is too large.
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

/** Deletes files that no meeting uses. */
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
