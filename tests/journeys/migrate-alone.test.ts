import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive, makeFolder, removeFolder, serverPid } from '../support/embedded-folder.ts'
import { launchParley, listenToEnd } from '../support/parley-process.ts'

let folder: string
beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => removeFolder(folder))

const migrate = (env: Record<string, string>) => listenToEnd(launchParley(env, 'migrate'))

test('npm run migrate brings the database up to date and ends, as often as it is run', async () => {
  for (const _round of [1, 2])
    expect(await migrate({ DATA_DIR: folder })).toEqual({
      status: 0,
      said: 'The database is up to date.\n',
    })
  await expect(serverPid(folder).then(isAlive)).rejects.toThrow(/ENOENT/)
})

test('where there is no database, one sentence says so', async () => {
  const DATABASE_URL = 'postgres://parley:secret@127.0.0.1:1/parley'
  const { status, said } = await migrate({ DATABASE_URL, SECRET_KEY: 'k'.repeat(43) })
  expect(status).toBe(1)
  expect(said).toMatch(/^Parley cannot start:\n {2}- The database does not answer.*\n$/)
})
