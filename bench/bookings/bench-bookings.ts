import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { spawnParley } from '../../tests/support/parley-process.ts'
import { benchSettings } from '../bench-settings.ts'

const port = 4_817
const adminToken = 'admin-token-for-the-benchmark'
const hosts = 24
const bookings = 2_000
const inFlight = 24

const post = async (path: string, body: object): Promise<{ id: string }> => {
  const response = await fetch(`http://localhost:${port}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${adminToken}` },
    body: JSON.stringify(body),
  })
  if (response.status !== 201)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as { id: string }
}

const allDay = [['00:00', '24:00']]
const weekly = {
  mon: allDay,
  tue: allDay,
  wed: allDay,
  thu: allDay,
  fri: allDay,
  sat: allDay,
  sun: allDay,
}

async function makePage(number: number): Promise<string> {
  const slug = `bench-${number}`
  const user = await post('/users', {
    email: `host${number}@parley.example`,
    name: `Host ${number}`,
    timeZone: 'UTC',
  })
  await post('/schedules', {
    userId: user.id,
    name: 'Always',
    timeZone: 'UTC',
    weekly,
    overrides: [],
  })
  await post('/pages', {
    slug,
    kind: 'personal',
    title: 'Bench',
    hostIds: [user.id],
    durationsMinutes: [30],
    stepMinutes: 30,
  })
  return slug
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

async function runAll(
  count: number,
  work: (index: number) => Promise<void>,
): Promise<{ perSecond: number; p99Ms: number }> {
  const times: number[] = []
  let next = 0
  const startedAt = performance.now()
  const lane = async () => {
    for (let index = next++; index < count; index = next++) {
      const before = performance.now()
      await work(index)
      times.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, lane))
  const seconds = (performance.now() - startedAt) / 1_000
  return {
    perSecond: count / seconds,
    p99Ms: percentile(
      times.sort((a, b) => a - b),
      0.99,
    ),
  }
}

async function bareInserts(folder: string) {
  const { port: databasePort, password } = JSON.parse(
    await readFile(join(folder, 'postgres.json'), 'utf8'),
  )
  const pool = new pg.Pool({
    connectionString: `postgres://parley:${password}@127.0.0.1:${databasePort}/parley`,
    max: 20,
  })
  await pool.query('create table bare_meetings (like meetings including defaults)')
  const columns = `select * from meetings limit 1`
  await pool.query(columns)
  const measured = await runAll(bookings, async () => {
    await pool.query(
      'insert into bare_meetings overriding system value select * from meetings order by reference_number limit 1',
    )
  })
  await pool.end()
  return measured
}

/** Bookings per second over HTTP, including their jobs, compared with bare inserts of the same row. */
export async function benchBookings(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const env = {
    ...benchSettings({ port, folder, adminToken }),
  }
  const parley = await spawnParley(env)
  try {
    const slugs = await Promise.all(Array.from({ length: hosts }, (_, number) => makePage(number)))
    const dayMs = 24 * 60 * 60_000
    const firstStart = Math.ceil(Date.now() / dayMs) * dayMs + dayMs
    const http = await runAll(bookings, async index => {
      const startsAt = new Date(firstStart + Math.floor(index / hosts) * 30 * 60_000).toISOString()
      const invitee = { email: `guest${index}@example.com`, name: `Guest ${index}` }
      await post(`/pages/${slugs[index % hosts]}/meetings`, {
        startsAt,
        durationMinutes: 30,
        timeZone: 'Europe/Warsaw',
        invitee,
      })
    })
    const bare = await bareInserts(folder)
    console.table({
      'bookings through HTTP': {
        'per second': Math.round(http.perSecond),
        'p99 ms': Math.round(http.p99Ms),
      },
      'bare inserts of the row': {
        'per second': Math.round(bare.perSecond),
        'p99 ms': Math.round(bare.p99Ms),
      },
    })
    console.log(
      `A booking costs ${(bare.perSecond / http.perSecond).toFixed(1)} bare inserts; ready after ${Math.round(parley.readyMs)} ms on an empty folder.`,
    )
  } finally {
    await parley.kill('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchBookings()
