import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A rename survives a power cut only after its folder was flushed. Windows cannot flush folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Replaces a file in one step: after a crash it holds either the old or the new text. Only its owner may read
 * it, and two writers of one file must hold a lock.
 */
export async function writeWholeFile(file: string, text: string): Promise<void> {
  const beside = `${file}.new`
  const handle = await open(beside, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
  await syncFolder(dirname(file))
}
