import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { blockBookings } from '../support/blocked-bookings.ts'
import { bookOverApi } from '../support/builders/book-over-api.ts'
import { ask, isAlive, makeFolder, removeFolder, serverPid } from '../support/embedded-folder.ts'
import { findFreePort } from '../support/free-port.ts'
import {
  launchParley,
  listenToEnd,
  type ParleyProcess,
  spawnParley,
} from '../support/parley-process.ts'

const adminToken = 'admin-token-for-tests'
let folder: string
let running: ParleyProcess[]

beforeEach(async () => {
  folder = await makeFolder()
  running = []
})
afterEach(async () => {
  await Promise.all(running.map(parley => parley.kill('SIGTERM')))
  await removeFolder(folder)
})

const start = async (env: Record<string, string> = {}) => {
  const port = await findFreePort()
  const settings = { PORT: String(port), DATA_DIR: folder, ADMIN_TOKEN: adminToken }
  const parley = await spawnParley({ ...settings, ...env })
  running.push(parley)
  return { ...parley, address: `http://localhost:${port}` }
}

/** A start that is meant to fail: its status and words. */
const failToStart = async (env: Record<string, string>) =>
  listenToEnd(launchParley({ PORT: String(await findFreePort()), DATA_DIR: folder, ...env }))

const databaseUrl = async () => {
  const { port, password } = JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8'))
  return `postgres://parley:${password}@127.0.0.1:${port}/parley`
}

/** Parley waits for its database to end; the machine may take a moment to forget the number. */
const untilEnded = (pid: number) =>
  vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000, interval: 20 })

const firstSlot = async (address: string) => {
  const { slots } = await (await fetch(`${address}/api/v1/pages/demo/slots`)).json()
  return slots[0].startsAt as string
}

const book = (address: string, startsAt: string) =>
  bookOverApi(address, { startsAt, token: adminToken })

/** A first start takes seconds: what is asked of it is asked of one that another test needs too. */
async function expectFirstZone(parley: ParleyProcess, { tz, zone }: { tz: string; zone: string }) {
  expect(parley.announcement.includes(`TZ is set to ${tz}`)).toBe(zone !== tz)
  expect(await ask(await databaseUrl(), 'select time_zone from workspaces')).toEqual([
    { time_zone: zone },
  ])
}

test.each([
  ['SIGINT', ':/etc/localtime', 'UTC'],
  ['SIGTERM', 'Asia/Tokyo', 'Asia/Tokyo'],
] as const)(
  '%s to the whole process group: what is under way is answered and kept, Parley ends with 0, then the database (TZ=%s)',
  async (signal, tz, zone) => {
    const parley = await start({ TZ: tz })
    await expectFirstZone(parley, { tz, zone })
    const pid = await serverPid(folder)
    const startsAt = await firstSlot(parley.address)
    const block = await blockBookings(await databaseUrl())
    const booked = book(parley.address, startsAt)
    await block.untilSomebodyWaits()
    const ended = parley.killGroup(signal)
    await block.release()
    expect((await booked).status).toBe(201)
    expect(await ended).toBe(0)
    await untilEnded(pid)
  },
)

/** The server listens and is not warm yet. */
async function untilItWarmsUp(port: number): Promise<void> {
  const address = `http://localhost:${port}/readyz`
  for (let status = 0; status !== 503; await new Promise(resolve => setTimeout(resolve, 5)))
    status = await fetch(address).then(
      answer => answer.status,
      () => 0,
    )
}

test('SIGHUP while it warms up: it ends with 0, the database too, and nothing is wrong', async () => {
  const port = await findFreePort()
  const child = launchParley({ PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn' })
  const ended = listenToEnd(child)
  await untilItWarmsUp(port)
  const pid = await serverPid(folder)
  process.kill(-(child.pid ?? 0), 'SIGHUP')
  // Neither a word of the log nor the announcement of a start that is over.
  expect(await ended).toEqual({ status: 0, said: '' })
  await untilEnded(pid)
})

test('three processes that start at once on a new folder all become ready, and the others keep their database when one is stopped', async () => {
  const tz = 'Mars/Olympus'
  const all = await Promise.all([start({ TZ: tz }), start({ TZ: tz }), start({ TZ: tz })])
  const pages = await Promise.all(all.map(({ address }) => fetch(`${address}/meetings/demo`)))
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200])
  const [first, second] = all
  await expectFirstZone(first, { tz, zone: 'UTC' })
  expect(await first.killGroup('SIGINT')).toBe(0)
  expect((await book(second.address, await firstSlot(second.address))).status).toBe(201)
})

test('a port that is taken is named, another is suggested, and nothing stays open', async () => {
  const intruder = createServer().listen(0)
  await once(intruder, 'listening')
  const address = intruder.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { status, said } = await failToStart({ PORT: String(port) })
  intruder.close()
  expect(status).toBe(1)
  const [, suggested] =
    said.match(new RegExp(`Port ${port} is taken by another program.* PORT=(\\d+)\\.`)) ?? []
  expect(Number(suggested)).toBeGreaterThan(port)
  expect(said).not.toMatch(/\n\s+at /)
  await expect(serverPid(folder)).rejects.toThrow(/ENOENT/)
})

test.each([
  ['a file in place of DATA_DIR', () => ({ DATA_DIR: join(folder, 'file') }), /cannot be written/],
  ['a database that does not answer', () => ({ ...own('127.0.0.1:1') }), /does not answer/],
  ['a database on a host that does not exist', () => own('nowhere.invalid'), /does not answer/],
  ['a torn key', () => ({ DATA_DIR: folder }), /secret-key is damaged/],
])('%s: one sentence says what to do, and no stack', async (_, env, sentence) => {
  await writeFile(join(folder, 'file'), '')
  await writeFile(join(folder, 'secret-key'), 'torn')
  const { status, said } = await failToStart(env())
  expect(status).toBe(1)
  expect(said).toMatch(/^Parley cannot start:\n {2}- .*\n$/)
  expect(said).toMatch(sentence)
})

const own = (server: string) => ({
  DATABASE_URL: `postgres://parley:secret@${server}/parley`,
  SECRET_KEY: 'k'.repeat(43),
})
