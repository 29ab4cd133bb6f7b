import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbeddedPostgres } from '../../../../src/store/database/embedded/embedded-postgres.ts'
import { ask, makeFolder, removeFolder, serverPid } from '../../../support/embedded-folder.ts'

let folder: string
let file: string
let settings: string

beforeAll(async () => {
  folder = await makeFolder()
  file = join(folder, 'postgres.json')
  const embedded = await openEmbeddedPostgres(folder)
  await ask(embedded.url, 'create table kept (word text)')
  await embedded.stop()
  settings = await readFile(file, 'utf8')
})
afterAll(() => removeFolder(folder))

test('where another program has taken the remembered port, the server moves to a free one', async () => {
  const { port } = JSON.parse(settings)
  const intruder = createServer().listen(port, '127.0.0.1')
  await once(intruder, 'listening')
  const embedded = await openEmbeddedPostgres(folder)
  try {
    expect(new URL(embedded.url).port).not.toBe(String(port))
    expect(await ask(embedded.url, 'select count(*)::int from kept')).toEqual([{ count: 0 }])
  } finally {
    await embedded.stop()
    intruder.close()
  }
})

test('this machine reaches the server by its socket, and by TCP where the path is too long for one', async () => {
  const long = join(folder, 'x'.repeat(100))
  for (const [home, viaSocket] of [
    [folder, true],
    [long, false],
  ] as const) {
    const embedded = await openEmbeddedPostgres(home)
    try {
      const rows = await ask(embedded.url, 'select inet_server_addr() is null as via_socket')
      expect(rows).toEqual([{ via_socket: viaSocket }])
    } finally {
      await embedded.stop()
    }
  }
})

test.each([
  ['empty', ''],
  ['torn', '{"port":4'],
  ['no object', '5432'],
  ['without a password', '{"port":5432,"password":""}'],
  ['with a port of root', '{"port":80,"password":"0123456789abcdef"}'],
  ['with a password that no address can hold', '{"port":5432,"password":"a@b/c?d#e%fxxxxxxxxxx"}'],
  ['with a port that is none', '{"port":-1,"password":"0123456789abcdef"}'],
])('%s settings are refused in one sentence', async (_, text) => {
  await writeFile(file, text)
  await expect(openEmbeddedPostgres(folder)).rejects.toThrow(/postgres\.json is damaged.*backup/)
  await writeFile(file, settings)
})

test('settings that are missing beside a database are not made anew', async () => {
  await rm(file)
  await expect(openEmbeddedPostgres(folder)).rejects.toThrow(/postgres\.json is missing.*backup/)
  await writeFile(file, settings)
})

test('a password that does not open the database is reported at once', async () => {
  await writeFile(file, JSON.stringify({ ...JSON.parse(settings), password: 'x'.repeat(32) }))
  await expect(openEmbeddedPostgres(folder)).rejects.toThrow(/does not open the database/)
  await expect(serverPid(folder), 'no server is left behind').rejects.toThrow(/ENOENT/)
  await writeFile(file, settings)
  const embedded = await openEmbeddedPostgres(folder)
  await embedded.stop()
})

test('why Postgres does not start is explained in its own words', async () => {
  const version = join(folder, 'postgres', 'PG_VERSION')
  await writeFile(version, '12\n')
  await expect(openEmbeddedPostgres(folder)).rejects.toThrow(
    /does not start: .*files are incompatible with server/,
  )
  await writeFile(version, '18\n')
})
