import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const neededBytes = 4 * 1024 ** 3

/** Files of one user are not in the way of another's: programs unpack to names of their own choice. */
function ownFolderIn(folder: string): string {
  const own = join(folder, `parley-tests-${userInfo().uid}`)
  mkdirSync(own, { recursive: true })
  return own
}

/**
 * Where a test run keeps its temporary files: in memory where the machine has room there (Linux), else in the
 * usual folder. A test database has about a thousand files: copying it takes 50 ms in memory, on a disk up to 1.5 s.
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
