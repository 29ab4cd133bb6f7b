/** `node scripts/pictures/take.ts`: the pictures of the README, taken from the running product. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { webApi } from '@slack/bolt'
import { createEmulator } from 'emulate'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../tests/support/browser.ts'
import { spawnParley } from '../../tests/support/parley-process.ts'
import { signedHeaders } from '../../tests/support/slack/sign-request.ts'
import { type Block, drawMessages } from './draw-blocks.ts'

const port = 4_820
const home = `http://localhost:${port}`
const images = resolve(import.meta.dirname, '../../docs/images')
const signingSecret = 'a signing secret for pictures'
const adminToken = 'admin-token-for-pictures'

async function bookingPage(page: Page) {
  await page.goto(`${home}/meetings/demo`)
  await page.locator('.day.free').first().click()
  await page.locator('.time').first().waitFor()
  await page.mouse.move(0, 0)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.screenshot({ path: join(images, 'booking-page.png') })
}

/** What `/meet …` answers its rep. */
async function askParley(teamId: string, userId: string, text: string): Promise<Block[]> {
  const answers = createServer()
  answers.listen(0, '127.0.0.1')
  await once(answers, 'listening')
  const responseUrl = `http://127.0.0.1:${(answers.address() as AddressInfo).port}/`
  const answered = once(answers, 'request')
  const fields = { command: '/meet', text, team_id: teamId, user_id: userId, channel_id: 'C1' }
  const body = new URLSearchParams({
    ...fields,
    trigger_id: randomUUID(),
    response_url: responseUrl,
  }).toString()
  await fetch(`${home}/slack/events`, {
    method: 'POST',
    body,
    headers: signedHeaders({ secret: signingSecret, body, at: Date.now() }),
  })
  const [request, response] = await answered
  let said = ''
  for await (const chunk of request) said += String(chunk)
  response.end('ok')
  answers.close()
  return JSON.parse(said).blocks
}

async function book(): Promise<void> {
  const { slots } = await (await fetch(`${home}/api/v1/pages/demo/slots`)).json()
  const body = {
    startsAt: slots[3].startsAt,
    durationMinutes: 30,
    timeZone: 'America/New_York',
    invitee: { email: 'maya@acme.example', name: 'Maya Lindt', company: 'Acme' },
    answers: { topic: 'Pricing, and how the roll-out goes' },
  }
  await fetch(`${home}/api/v1/pages/demo/meetings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** The message to the host, once the CRM's record is named in it. */
async function bookedMessage(client: webApi.WebClient, userId: string): Promise<Block[]> {
  const { channel } = await client.conversations.open({ users: userId })
  for (let tries = 0; tries < 100; tries += 1) {
    const { messages } = await client.conversations.history({ channel: channel?.id ?? '' })
    const blocks = (messages?.[0]?.blocks ?? []) as Block[]
    if (JSON.stringify(blocks).includes('open:crm')) return blocks
    await wait(200)
  }
  throw new Error('No message about the booking came')
}

async function slackMessages(page: Page, slackUrl: string) {
  const client = new webApi.WebClient('xoxb-pictures', { slackApiUrl: `${slackUrl}/api/` })
  const { members = [] } = await client.users.list({})
  const ana = members.find(({ name }) => name === 'ana')?.id ?? ''
  const text = 'maya@acme.example 30 tue am x3 in New York'
  const { team_id: teamId = '' } = await client.auth.test()
  const preview = await askParley(teamId, ana, text)
  await book()
  const booked = await bookedMessage(client, ana)
  await page.setContent(
    drawMessages([
      { note: `only visible to you · /meet ${text}`, blocks: preview },
      { note: 'direct message', blocks: booked },
    ]),
  )
  await page.locator('body').screenshot({ path: join(images, 'slack-message.png') })
}

const slack = await createEmulator({
  service: 'slack',
  port: 0,
  seed: {
    slack: {
      team: { name: 'Demo', domain: 'demo' },
      users: [{ name: 'ana', real_name: 'Ana Ruiz', email: 'ana@parley.example' }],
    },
  },
})
const folder = await mkdtemp(join(tmpdir(), 'parley-pictures-'))
await chmod(folder, 0o755)
const parley = await spawnParley({
  PORT: String(port),
  DATA_DIR: folder,
  ADMIN_TOKEN: adminToken,
  TZ: 'Europe/Berlin',
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_BOT_TOKEN: 'xoxb-pictures',
  SLACK_API_URL: slack.url,
})
const browser = await launchBrowser()
try {
  const options = { timezoneId: 'Europe/Berlin', locale: 'en-GB', deviceScaleFactor: 2 }
  const page = await browser.newPage({ ...options, viewport: { width: 1080, height: 720 } })
  await bookingPage(page)
  // A page of its own: the booking page's policy would forbid the drawing its styles.
  await slackMessages(
    await browser.newPage({ ...options, viewport: { width: 680, height: 720 } }),
    slack.url,
  )
} finally {
  await browser.close()
  await parley.kill('SIGTERM')
  await slack.close()
  await rm(folder, { recursive: true, force: true })
}
