import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BrowserSession } from '../../tests/support/browser-session.ts'
import { startGoogleStandIn } from '../../tests/support/google-stand-in/start-google-stand-in.ts'
import { startHubspotStandIn } from '../../tests/support/hubspot-stand-in/start-hubspot-stand-in.ts'
import { spawnParley } from '../../tests/support/parley-process.ts'
import { benchSettings } from '../bench-settings.ts'
import { signingSecret } from './signed-requests.ts'
import { type Standing, standForSlack, standSlowly } from './slow-world.ts'

const port = 4_818
const slowMs = 2_000
const host = 'admin@parley.example'
const guest = 'maya@acme.example'
const adminToken = 'admin-token-for-the-benchmark'

export interface SlowParley {
  url: string
  /** Times offered to the guest, whose Slack id is U2. The host's is U1. */
  offers: readonly { proposalId: string; startsAt: number }[]
  close(): Promise<void>
}

/** Signs the host in by the printed link and connects their calendar. */
async function connectCalendar(url: string, announcement: string): Promise<void> {
  const link = /Sign in once\s+(\S+)/.exec(announcement)?.[1]
  if (!link) throw new Error('Parley printed no link to sign in')
  const session = new BrowserSession(url)
  await session.post(new URL(link).pathname, {})
  const { location } = await session.get('/oauth/google/start')
  const consent = await fetch(location ?? '', { redirect: 'manual' })
  const back = new URL(consent.headers.get('location') ?? '')
  const done = await session.get(back.pathname + back.search)
  if (!done.location?.includes('connected=google'))
    throw new Error('The calendar was not connected')
}

async function api(url: string, path: string, body?: object) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${adminToken}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

async function offerTimes(url: string, count: number): Promise<SlowParley['offers']> {
  const { users } = await api(url, '/users')
  const { slots } = await api(url, '/pages/demo/slots')
  const proposals = slots.slice(0, count).map(async ({ startsAt }: { startsAt: string }) => {
    const { id } = await api(url, '/proposals', {
      userId: users[0].id,
      invitee: { email: guest, name: 'Maya' },
      durationMinutes: 30,
      slots: [startsAt],
    })
    return { proposalId: id, startsAt: Date.parse(startsAt) }
  })
  return Promise.all(proposals)
}

/** Runs Parley as `npm start` does, with a CRM and a calendar that take two seconds per response. */
export async function startSlowParley({ offers: count }: { offers: number }): Promise<SlowParley> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const [google, hubspot] = await Promise.all([startGoogleStandIn(), startHubspotStandIn()])
  google.addAccount(host)
  let delayMs = 0
  const standing: Standing[] = await Promise.all([
    standForSlack({ U1: host, U2: guest }),
    standSlowly(google.url, () => delayMs),
    standSlowly(hubspot.url, () => delayMs),
  ])
  const [slack, calendar, crm] = standing.map(({ url }) => url) as [string, string, string]
  const parley = await spawnParley({
    ...benchSettings({ port, folder, adminToken }),
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_API_URL: slack,
    HUBSPOT_SERVICE_KEY: 'a service key',
    HUBSPOT_API_URL: crm,
    GOOGLE_CLIENT_ID: 'google client',
    GOOGLE_CLIENT_SECRET: 'google secret',
    GOOGLE_API_URL: calendar,
    GOOGLE_OAUTH_URL: calendar,
  })
  const url = `http://localhost:${port}`
  await connectCalendar(url, parley.announcement)
  const offers = await offerTimes(url, count)
  delayMs = slowMs
  return {
    url,
    offers,
    close: async () => {
      for (const { close } of standing) close()
      await parley.kill('SIGTERM')
      await Promise.all([google.close(), hubspot.close()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
