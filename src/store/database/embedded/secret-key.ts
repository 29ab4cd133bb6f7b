import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withFolderLock } from './folder-lock.ts'
import { writeWholeFile } from './write-whole-file.ts'

/**
 * 32 random bytes are 43 characters in base64url; a key that a person chose may be shorter. After a power cut,
 * some file systems leave a file of the right length filled with zero bytes.
 */
const wholeKey = /^[\x20-\x7e]{32,}$/

const readKey = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').then(
    text => text.trim(),
    error => {
      if (error.code === 'ENOENT') return undefined
      throw new Error(`${file} cannot be read (${error.code}). Restore it from a backup.`, {
        cause: error,
      })
    },
  )

/**
 * The installation's secret key, created on first use and readable only by its owner. An incomplete key is
 * rejected, because another key cannot decrypt what was sealed before.
 */
export async function loadSecretKey(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret-key')
  await mkdir(dataDir, { recursive: true })
  return withFolderLock(dataDir, async () => {
    const kept = await readKey(file)
    if (kept === undefined) {
      const key = randomBytes(32).toString('base64url')
      await writeWholeFile(file, key)
      return key
    }
    if (!wholeKey.test(kept))
      throw new Error(
        `${file} is damaged: a key has at least 32 printable characters, and this file has ${kept.length} that are not such a key. Restore it from a backup, or set SECRET_KEY to the key that was in it.`,
      )
    return kept
  })
}
