import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { webApi } from '@slack/bolt'
import { createEmulator } from 'emulate'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bookOverApi } from '../support/builders/book-over-api.ts'
import { findFreePort } from '../support/free-port.ts'
import { type ParleyProcess, spawnParley } from '../support/parley-process.ts'

const adminToken = 'admin-token-for-tests'
let folder: string
let port: number
let running: ParleyProcess | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-crash-'))
  port = await findFreePort()
})

afterEach(async () => {
  await running?.kill('SIGTERM')
  running = undefined
  await rm(folder, { recursive: true, force: true })
})

const startParley = async (env: Record<string, string> = {}) => {
  running = await spawnParley({
    PORT: String(port),
    DATA_DIR: folder,
    ADMIN_TOKEN: adminToken,
    TZ: 'Europe/Berlin',
    ...env,
  })
  return running
}

const api = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`http://localhost:${port}/api/v1${path}`, {
    ...init,
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${adminToken}`,
      ...init.headers,
    },
  })
  return { status: response.status, body: await response.json() }
}

const ask = async (statement: string) => {
  const { port: databasePort, password } = JSON.parse(
    await readFile(join(folder, 'postgres.json'), 'utf8'),
  )
  const client = new pg.Client({
    connectionString: `postgres://parley:${password}@127.0.0.1:${databasePort}/parley`,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

const killDatabase = async () => {
  const pid = Number.parseInt(
    await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8'),
    10,
  )
  process.kill(pid, 'SIGKILL')
}

const firstSlot = async () => {
  const { body } = await api('/pages/demo/slots')
  return body.slots[0].startsAt as string
}

const book = (startsAt: string, number: number) =>
  bookOverApi(`http://localhost:${port}`, {
    startsAt,
    token: adminToken,
    headers: { 'Idempotency-Key': `crash-${number}` },
    invitee: { email: `guest${number}@acme.example`, name: `Guest ${number}` },
  })

/** So many meetings have reached each of these. */
const settled = (targets: readonly string[], meetings = 1) =>
  vi.waitFor(
    async () => {
      const rows = await ask(
        `select target, count(*)::int as count from deliveries where state = 'delivered' group by 1`,
      )
      const expected = targets.map(target => ({ target, count: meetings }))
      expect(rows).toEqual(expect.arrayContaining(expected))
    },
    { timeout: 40_000, interval: 100 },
  )

test('F49: killed between commit and delivery, started again: mail, CRM and Slack each have the meeting once', async () => {
  const slack = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: { users: [{ name: 'ana', real_name: 'Ana Ruiz', email: 'ana@parley.example' }] },
    },
  })
  const client = new webApi.WebClient('xoxb-test', { slackApiUrl: `${slack.url}/api/` })
  const { members = [] } = await client.users.list({})
  const ana = members.find(({ name }) => name === 'ana')?.id ?? ''
  const env = {
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_SIGNING_SECRET: 'a signing secret',
    SLACK_API_URL: slack.url,
  }
  try {
    const first = await startParley(env)
    await ask(`update users set slack_user_id = '${ana}'`)
    const { status, body } = await book(await firstSlot(), 1)
    await first.kill('SIGKILL')
    expect(status).toBe(201)
    await startParley(env)
    await settled(['mail:invitee', 'mail:host', 'crm', 'slack:host'])
    const again = await api(`/meetings/${body.id}`)
    expect(again.body).toMatchObject({ id: body.id, status: 'scheduled' })
    expect(await ask('select envelope_to from kept_mails order by 1')).toEqual([
      { envelope_to: 'ana@parley.example' },
      { envelope_to: 'guest1@acme.example' },
    ])
    expect(await ask('select count(*)::int from crm_engagements')).toEqual([{ count: 1 }])
    const { channel } = await client.conversations.open({ users: ana })
    const { messages } = await client.conversations.history({ channel: channel?.id ?? '' })
    expect(messages?.map(({ text }) => text)).toEqual([expect.stringContaining('Guest 1')])
  } finally {
    await slack.close()
  }
})

test('with the database killed the app says so with 503 and recovers by itself; with both killed at once the next start has everything that was answered', async () => {
  const first = await startParley()
  const startsAt = await firstSlot()
  const { body } = await book(startsAt, 1)
  await killDatabase()
  expect(await api(`/meetings/${body.id}`)).toMatchObject({
    status: 503,
    body: { code: 'database-away' },
  })
  await vi.waitFor(
    async () => {
      const again = await api(`/meetings/${body.id}`)
      expect(again).toMatchObject({ status: 200, body: { reference: body.reference } })
    },
    { timeout: 20_000, interval: 100 },
  )
  await settled(['mail:invitee', 'mail:host', 'crm'])

  const { status, body: later } = await book(await firstSlot(), 2)
  expect(status).toBe(201)
  await Promise.all([first.kill('SIGKILL'), killDatabase()])
  const second = await startParley()
  for (const { id, reference } of [body, later])
    expect(await api(`/meetings/${id}`)).toMatchObject({ status: 200, body: { reference } })
  expect(await book(startsAt, 1)).toMatchObject({ status: 201, body: { id: body.id } })
  await settled(['mail:invitee', 'mail:host', 'crm'], 2)
  expect(second.announcement).toContain('/meetings/demo')
})
