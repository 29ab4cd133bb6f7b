import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aWorkspace } from '../support/builders/a-workspace.ts'
import { bookOverApi } from '../support/builders/book-over-api.ts'
import { findFreePort } from '../support/free-port.ts'
import {
  type HubspotStandIn,
  startHubspotStandIn,
} from '../support/hubspot-stand-in/start-hubspot-stand-in.ts'
import { makeContext } from '../support/make-context.ts'
import { type ParleyProcess, spawnParley } from '../support/parley-process.ts'
import {
  type PipedriveStandIn,
  startPipedriveStandIn,
} from '../support/pipedrive-stand-in/start-pipedrive-stand-in.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

const bookings = 4
let database: TestDatabase
let hubspot: HubspotStandIn
let pipedrive: PipedriveStandIn
let running: ParleyProcess[]
let port: number

beforeEach(async () => {
  running = []
  ;[database, hubspot, pipedrive, port] = await Promise.all([
    createTestDatabase(),
    startHubspotStandIn(),
    startPipedriveStandIn(),
    findFreePort(),
  ])
  const { ana } = await aWorkspace(makeContext({ db: database.db, now: Date.now() }))
  hubspot.state.addOwner(ana.email)
  pipedrive.state.addUser(ana.email)
})
afterEach(async () => {
  await Promise.all(running.map(each => each.kill('SIGTERM')))
  await Promise.all([hubspot.close(), pipedrive.close()])
  await database.drop()
})

const keysOf: Record<string, () => Record<string, string>> = {
  HubSpot: () => ({ HUBSPOT_SERVICE_KEY: 'a key', HUBSPOT_API_URL: hubspot.url }),
  Pipedrive: () => ({ PIPEDRIVE_API_TOKEN: 'a'.repeat(40), PIPEDRIVE_API_URL: pipedrive.url }),
}
const faultsOf = (crm: string) => (crm === 'HubSpot' ? hubspot.faults : pipedrive.faults)
const recordsIn = (crm: string): unknown[] =>
  crm === 'HubSpot' ? hubspot.state.list('meetings') : pipedrive.state.list('activities')
const peopleIn = (crm: string): unknown[] =>
  crm === 'HubSpot' ? hubspot.state.list('contacts') : pipedrive.state.list('persons')

async function start(crm: string, at = port) {
  const parley = await spawnParley({
    PORT: String(at),
    DATABASE_URL: database.url,
    SECRET_KEY: 'a secret for tests, long enough to be one',
    RATE_LIMIT_PER_MINUTE: '0',
    ...keysOf[crm]?.(),
  })
  running.push(parley)
  return parley
}

async function slots(): Promise<string[]> {
  const answer = await fetch(`http://localhost:${port}/api/v1/pages/demo/slots`)
  const body = (await answer.json()) as { slots: { startsAt: string }[] }
  return body.slots.map(({ startsAt }) => startsAt)
}

async function book(startsAt: string, number: number) {
  const { status } = await bookOverApi(`http://localhost:${port}`, {
    startsAt,
    headers: { 'Idempotency-Key': `guest-${number}` },
    invitee: { email: `guest${number}@acme.test`, name: `Guest ${number}` },
  })
  expect(status).toBe(201)
}

/** Kills the process, as if the machine had lost its power, when the CRM is asked this. */
const killAt = (crm: string, pattern: RegExp) =>
  new Promise<void>(resolve => {
    faultsOf(crm).plan(call => {
      const dying = pattern.test(call) ? running.pop() : undefined
      dying?.kill('SIGKILL').then(() => resolve())
      return undefined
    })
  })

const untilWritten = () =>
  vi.waitFor(
    async () => {
      const rows = await database.db('deliveries').where({ target: 'crm' })
      expect(rows.map(({ state }) => state)).toEqual(Array(bookings).fill('delivered'))
    },
    { timeout: 50_000, interval: 100 },
  )

/** One more job for each delivery, though it has one, or is done. Returns their ids. */
async function doubleJobs(): Promise<string[]> {
  const { rows } = await database.db.raw(
    `insert into pgboss.job (name, data) select 'deliver-crm', json_build_object('deliveryId', id) from deliveries where target = 'crm' returning id`,
  )
  return rows.map(({ id }: { id: string }) => id)
}

const untilDone = (jobs: readonly string[]) =>
  vi.waitFor(
    async () => {
      const states = await database.db('pgboss.job').whereIn('id', jobs).pluck('state')
      expect(states).toEqual(jobs.map(() => 'completed'))
    },
    { timeout: 30_000, interval: 100 },
  )

/** The person is written first, then the meeting. */
const sides = [
  ['HubSpot', [/^POST .*\/contacts(\/batch\/upsert)?$/, /^POST .*\/meetings(\/batch\/upsert)?$/]],
  ['Pipedrive', [/^POST .*\/persons$/, /^POST .*\/activities$/]],
] as const

test.each(sides)(
  'F49: killed while %s is asked for a person, then for a meeting, ended by two processes with every job tripled: each is there once',
  async (crm, patterns) => {
    await start(crm)
    const starts = await slots()
    const bookAll = async () => {
      for (let number = 0; number < bookings; number += 1)
        await book(starts[number * 3] ?? '', number)
    }
    for (const [round, pattern] of patterns.entries()) {
      const killed = killAt(crm, pattern)
      await bookAll().catch(() => undefined)
      await killed
      faultsOf(crm).plan(() => undefined)
      const isLast = round === patterns.length - 1
      await Promise.all([start(crm), isLast && findFreePort().then(at => start(crm, at))])
    }
    await bookAll()
    const doubled = await Promise.all([doubleJobs(), doubleJobs()])
    await untilWritten()
    await untilDone(doubled.flat())
    expect(recordsIn(crm)).toHaveLength(bookings)
    expect(peopleIn(crm)).toHaveLength(bookings)
  },
)
