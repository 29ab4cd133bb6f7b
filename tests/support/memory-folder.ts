import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const neededBytes = 4 * 1024 ** 3

/** A folder per user, because programs unpack to fixed names. */
function ownFolderIn(folder: string): string {
  const own = join(folder, `parley-tests-${userInfo().uid}`)
  mkdirSync(own, { recursive: true })
  return own
}

/**
 * The folder for temporary files of a test run: in memory if there is room (Linux), else the usual one. A test
 * database has about a thousand files. Copying it takes 50 ms in memory and up to 1.5 s on a disk.
 */
export function memoryFolder(): string {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return ownFolderIn(bavail * bsize >= neededBytes ? memory : tmpdir())
  } catch {
    return ownFolderIn(tmpdir())
  }
}
