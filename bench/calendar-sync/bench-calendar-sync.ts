/**
 * `node bench/calendar-sync/bench-calendar-sync.ts`: compares reading calendars with the bare requests and
 * queries.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { googleService } from '../../src/calendars/google/index.ts'
import { listSlots } from '../../src/services/availability/list-slots.ts'
import { connectOAuthCalendar } from '../../src/services/calendars/connect-calendar.ts'
import { syncCalendar } from '../../src/services/calendars/sync-calendar.ts'
import { connect } from '../../src/store/database/connect.ts'
import { openEmbeddedPostgres } from '../../src/store/database/embedded/embedded-postgres.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { aWorkspace } from '../../tests/support/builders/a-workspace.ts'
import type { GoogleStandIn } from '../../tests/support/google-stand-in/google-stand-in.ts'
import { startGoogleStandIn } from '../../tests/support/google-stand-in/start-google-stand-in.ts'
import { makeContext, type TestContext } from '../../tests/support/make-context.ts'
import { bareChanges, bareReplica, bareWhole } from './bare.ts'

const eventCount = 10_000
const changeCount = 10
const hourMs = 60 * 60_000
/** Monday 2026-11-02, 9:00 in Berlin. */
const now = Date.UTC(2026, 10, 2, 8)
const scopes = ['calendar.calendarlist.readonly', 'calendar.events'].map(
  name => `https://www.googleapis.com/auth/${name}`,
)

interface Bench {
  context: TestContext
  google: GoogleStandIn
  calendarId: string
  accessToken: string
  page: Awaited<ReturnType<typeof aWorkspace>>['page']
  close(): Promise<void>
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const before = performance.now()
  await work()
  return performance.now() - before
}

const median = async (rounds: number, work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await timed(work))
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}

/** Leaves an hour of each day free, so that there are slots to list. */
function fill(google: GoogleStandIn, email: string): string[] {
  const ids: string[] = []
  for (let index = 0; index < eventCount; index += 1) {
    const start = now + index * 55 * 60_000
    const [from, to] = [start, start + 25 * 60_000].map(at => new Date(at).toISOString())
    ids.push(google.addEvent(email, { start: { dateTime: from }, end: { dateTime: to } }))
  }
  return ids
}

async function open(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const server = await openEmbeddedPostgres(folder)
  const db = connect({ url: server.url })
  await migrate(db)
  const google = await startGoogleStandIn()
  google.channels.pushes = false
  const service = googleService({
    clientId: 'google client',
    clientSecret: 'google secret',
    apiUrl: google.url,
    authorizationUrl: google.url,
    tokenUrl: `${google.url}/token`,
    isReachable: false,
  })
  const accounts = {
    services: [service],
    withPassword: () => {
      throw new Error('No CalDAV here')
    },
  }
  const context = makeContext({ db, now, calendars: accounts })
  const { ana, page, workspace } = await aWorkspace(context)
  google.addAccount(ana.email)
  const granted = google.grant(ana.email, scopes.join(' '))
  await connectOAuthCalendar(context, {
    workspaceId: workspace.id,
    userId: ana.id,
    provider: 'google',
    externalId: ana.email,
    label: ana.email,
    scopes,
    ...granted,
  })
  const { id: calendarId } = await db('calendars').first('id')
  return {
    context,
    google,
    calendarId,
    accessToken: granted.accessToken,
    page,
    close: async () => {
      await google.close()
      await db.destroy()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const line = (what: string, oursMs: number, bareMs: number, bare: string) => ({
  what,
  'ours ms': oursMs.toFixed(1),
  'bare ms': bareMs.toFixed(1),
  'times the bare': (oursMs / bareMs).toFixed(2),
  bare,
})

/** Prints the figures. It never fails because of a time. */
export async function benchCalendarSync(): Promise<void> {
  const bench = await open()
  const { context, google, calendarId, page } = bench
  const email = 'ana@parley.test'
  try {
    const ids = fill(google, email)
    const bareFirst = await timed(() => bareWhole(bench, email))
    const first = await timed(() => syncCalendar(context, { calendarId }))
    const change = (round: number) => {
      for (const id of ids.slice(round * changeCount, (round + 1) * changeCount))
        google.changeEvent(email, id, { summary: `Round ${round}` })
    }
    let round = 0
    const changes = await median(20, async () => {
      change(round++)
      await syncCalendar(context, { calendarId })
    })
    const token = await bareWhole(bench, email)
    const bareIncrement = await median(20, async () => {
      change(round++)
      await bareChanges(bench, { email, token })
    })
    const range = { start: now, end: now + 60 * 24 * hourMs }
    const before = google.requests.length
    const slots = () => listSlots(context, { page, range, durationMinutes: 30 })
    const listing = await median(50, slots)
    const bareListing = await median(50, () => bareReplica(context.db, { calendarId, range }))
    console.table([
      line(`first reading of ${eventCount} events`, first, bareFirst, 'the same pages, parsed'),
      line(`reading ${changeCount} changes`, changes, bareIncrement, 'the same request'),
      line(
        `slots of 60 days over a replica of ${eventCount} spans`,
        listing,
        bareListing,
        'selecting its spans',
      ),
    ])
    console.log(
      `Requests to the provider for 50 listings, one for each page view: ${google.requests.length - before}`,
    )
  } finally {
    await bench.close()
  }
}

if (import.meta.main) await benchCalendarSync()
