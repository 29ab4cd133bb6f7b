import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withFolderLock } from './folder-lock.ts'
import { writeWholeFile } from './write-whole-file.ts'

/** 32 random bytes are 43 characters in base64url; a key that somebody chose may be shorter. */
const minKeyLength = 32

const readKey = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').then(
    text => text.trim(),
    error => {
      if (error.code === 'ENOENT') return undefined
      throw error
    },
  )

/**
 * The installation's own secret: made on first use, readable by its owner only. A key that is too short
 * to be whole is refused: with another key nothing that was sealed before could be opened.
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
    if (kept.length < minKeyLength)
      throw new Error(
        `${file} is damaged: it has ${kept.length} characters, a key has at least ${minKeyLength}. Restore the file from a backup, or set SECRET_KEY to the key that was in it.`,
      )
    return kept
  })
}
