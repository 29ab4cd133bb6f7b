import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openEmbeddedPostgres } from '../../../../src/store/database/embedded/embedded-postgres.ts'
import {
  ask,
  isAlive,
  makeFolder,
  removeFolder,
  serverPid,
} from '../../../support/embedded-folder.ts'

let folder: string

beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => removeFolder(folder))

const untilEnded = (pid: number) => vi.waitUntil(() => !isAlive(pid), { timeout: 10_000 })

test('a server left alive is adopted, a killed one is started again with everything committed', async () => {
  const first = await openEmbeddedPostgres(folder)
  await ask(first.url, 'create table kept (word text)')
  await ask(first.url, `insert into kept values ('before')`)

  const adopted = await openEmbeddedPostgres(folder)
  expect(adopted.url).toBe(first.url)
  await adopted.stop()
  expect(await ask(first.url, 'select word from kept')).toEqual([{ word: 'before' }])

  await ask(first.url, `insert into kept values ('at the last moment')`)
  process.kill(await serverPid(folder), 'SIGKILL')
  const recovered = await openEmbeddedPostgres(folder)
  expect(await ask(recovered.url, 'select word from kept')).toEqual([
    { word: 'before' },
    { word: 'at the last moment' },
  ])
  await recovered.stop()
  await expect(ask(recovered.url, 'select 1')).rejects.toThrow()
})

test('the last process to leave stops the server, also one that it did not start', async () => {
  const starter = await openEmbeddedPostgres(folder)
  const other = await openEmbeddedPostgres(folder)
  const pid = await serverPid(folder)
  await starter.stop()
  expect(await ask(other.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await other.stop()
  expect(isAlive(pid)).toBe(false)
})

test('any number may stop at once, and the server ends', async () => {
  const all = await Promise.all([1, 2, 3].map(() => openEmbeddedPostgres(folder)))
  expect(new Set(all.map(({ url }) => url)).size).toBe(1)
  const pid = await serverPid(folder)
  await Promise.all(all.map(({ stop }) => stop()))
  expect(isAlive(pid)).toBe(false)
})

test('a killed server is revived on the same port', async () => {
  const embedded = await openEmbeddedPostgres(folder)
  const pid = await serverPid(folder)
  process.kill(pid, 'SIGKILL')
  await untilEnded(pid)
  await vi.waitFor(
    async () => {
      await embedded.revive()
      expect(await ask(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }])
    },
    { timeout: 10_000 },
  )
  await embedded.stop()
})

test.each([
  [
    'a number that another program has now',
    (left: string) => left.replace(/^\d+/, String(process.pid)),
  ],
  ['no number, as after a power cut', () => ''],
  ['bytes that are none', () => '\0\0\0'],
])('%s in postmaster.pid does not keep the server from starting', async (_, spoil) => {
  const first = await openEmbeddedPostgres(folder)
  const pid = await serverPid(folder)
  process.kill(pid, 'SIGKILL')
  await untilEnded(pid)
  await first.stop()
  const file = join(folder, 'postgres', 'postmaster.pid')
  const left = await readFile(file, 'utf8')
  await writeFile(file, spoil(left))
  const again = await openEmbeddedPostgres(folder)
  expect(await serverPid(folder)).not.toBe(process.pid)
  expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await again.stop()
})

test('a folder that initdb left half made is set aside and made anew', async () => {
  const data = join(folder, 'postgres')
  await mkdir(join(data, 'base', '1'), { recursive: true })
  await writeFile(join(data, 'PG_VERSION'), '18\n')
  const embedded = await openEmbeddedPostgres(folder)
  expect(await ask(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await readdir(folder)).filter(name => name.includes('half-made'))).toHaveLength(1)
  await embedded.stop()
})

test('what a killed start had begun is removed', async () => {
  await mkdir(join(folder, 'postgres.begun-0123', 'data'), { recursive: true })
  const embedded = await openEmbeddedPostgres(folder)
  expect((await readdir(folder)).sort()).toEqual([
    'lock',
    'postgres',
    'postgres.json',
    'postgres.log',
  ])
  await embedded.stop()
})

test('its password and its log are readable by their owner only', async () => {
  const embedded = await openEmbeddedPostgres(folder)
  await embedded.stop()
  for (const name of ['postgres.json', 'postgres.log'])
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0)
})

test('no statement and no row stands in its log', async () => {
  const embedded = await openEmbeddedPostgres(folder)
  const secret = 'ana-secret@parley.example'
  await expect(ask(embedded.url, `select '${secret}'::int`)).rejects.toThrow()
  await embedded.stop()
  expect(await readFile(join(folder, 'postgres.log'), 'utf8')).not.toContain(secret)
})
