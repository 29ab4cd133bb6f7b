import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-embedded-'))
  await chmod(folder, 0o755)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const ask = async (url: string, statement: string) => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test('a server left alive is adopted, a stopped or killed one is started again with everything committed', async () => {
  const first = await openEmbeddedPostgres(folder)
  expect(first.isNew).toBe(true)
  await ask(first.url, 'create table kept (word text)')
  await ask(first.url, `insert into kept values ('before')`)

  const adopted = await openEmbeddedPostgres(folder)
  expect(adopted).toMatchObject({ url: first.url, isNew: false })
  await adopted.stop()
  expect(await ask(first.url, 'select word from kept')).toEqual([{ word: 'before' }])

  const pid = Number.parseInt(
    await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8'),
    10,
  )
  await ask(first.url, `insert into kept values ('at the last moment')`)
  process.kill(pid, 'SIGKILL')
  const recovered = await openEmbeddedPostgres(folder)
  expect(recovered.isNew).toBe(false)
  expect(await ask(recovered.url, 'select word from kept')).toEqual([
    { word: 'before' },
    { word: 'at the last moment' },
  ])
  await recovered.stop()

  await expect(ask(recovered.url, 'select 1')).rejects.toThrow()
})

test('its password is readable by its owner only', async () => {
  expect((await stat(join(folder, 'postgres.json'))).mode & 0o077).toBe(0)
})
