import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { announce } from '../../src/start/announce.ts'
import { noticeOtherData, settleDataDir } from '../../src/start/settle-data-dir.ts'

let folder: string
let state: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-data-dir-'))
  state = join(folder, 'state', 'parley')
})
afterEach(() => rm(folder, { recursive: true }))

/** Where nothing is chosen; `data` stands for the `./data` of a checkout. */
const configOf = (data: string, env: Record<string, string> = {}) => ({
  ...readConfig({ XDG_STATE_HOME: join(folder, 'state'), ...env }),
  dataDir: join(folder, data),
})

test('where ./data cannot be made, the folder of the user takes its place', async () => {
  await writeFile(join(folder, 'file'), '')
  expect(await settleDataDir(configOf('file/data'))).toMatchObject({ dataDir: state })
  expect(await settleDataDir(configOf('data'))).toMatchObject({ dataDir: join(folder, 'data') })
})

test('meetings of an earlier start in the other folder are named, and how to get to them', async () => {
  const config = await settleDataDir(configOf('data'))
  expect(await noticeOtherData(config)).toBeUndefined()
  await mkdir(join(state, 'postgres'), { recursive: true })
  expect(await noticeOtherData(config)).toBe(
    `${state} holds a database of earlier starts, which is not in use. To use it, start with DATA_DIR=${state}`,
  )
})

test('no other folder is named where it is the one in use, a folder was chosen, or the database is elsewhere', async () => {
  await mkdir(join(state, 'postgres'), { recursive: true })
  expect(await noticeOtherData({ ...configOf('data'), dataDir: state })).toBeUndefined()
  expect(await noticeOtherData(configOf('data', { DATA_DIR: 'chosen' }))).toBeUndefined()
  const elsewhere = { DATABASE_URL: 'postgres://db.example/parley', SECRET_KEY: 'k'.repeat(43) }
  expect(await noticeOtherData(configOf('data', elsewhere))).toBeUndefined()
})

test('the announcement says where the database is, and each notice above it', () => {
  const said = announce({
    publicUrl: 'http://localhost:3000',
    isProduction: false,
    hasDemo: true,
    signInUrl: undefined,
    databaseStatus: 'our own, in /srv/data',
    crmStatus: 'built in',
    mailStatus: 'kept',
    slackStatus: 'off',
    notices: ['First.', 'Second.'],
  })
  expect(said).toMatch(/ {2}First\.\n\n {2}Second\.\n\n {2}Parley is ready at/)
  expect(said).toContain('Database      our own, in /srv/data')
  expect(said).toContain('Live chat     http://127.0.0.1:3000/dev/site')
})
