import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../../../src/config.ts'
import { devSlackRouter } from '../../../../src/dev/slack/pages/dev-slack-router.ts'
import { type DevSlack, startDevSlack } from '../../../../src/dev/slack/start-dev-slack.ts'
import { wantsDevSlack } from '../../../../src/start/open-dev-slack.ts'
import { signInAs } from '../../../support/browser-session.ts'
import { fieldOf } from '../../../support/read-form.ts'
import { attributeOf, attributesOf, findAll, textOf } from '../../../support/read-html.ts'
import { startTestApp, type TestApp } from '../../../support/start-test-app.ts'

const members = [
  { name: 'Ana Ruiz', email: 'ana@parley.test', timeZone: 'Europe/Berlin', locale: 'en-GB' },
  { name: 'Maya Lindt', email: 'maya@acme.test', timeZone: 'America/New_York', locale: 'en-US' },
]

let app: TestApp
let slack: DevSlack
beforeAll(async () => {
  app = await startTestApp({
    openDevSlack: async ({ clock }) => {
      slack = await startDevSlack({ members, clock })
      return slack
    },
  })
})
afterAll(() => app.close())

const get = async (path: string) => {
  const answer = await fetch(new URL(path, app.url))
  return { status: answer.status, url: answer.url, html: await answer.text() }
}

/** As a browser sends a form; follows to the page it leads to. */
async function post(path: string, fields: Record<string, string>) {
  const answer = await fetch(new URL(path, app.url), {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: app.url },
  })
  return { status: answer.status, url: answer.url, html: await answer.text() }
}

const roomOf = async (name: string, conversation = 'Parley') => {
  const people = await slack.desk.listPeople()
  const person = people.find(one => one.name.startsWith(name))
  if (!person) throw new Error(`Nobody is called ${name}`)
  const rooms = await slack.desk.listConversations(person.id)
  const room = rooms.find(one => one.name === conversation)
  return { person, room, path: `/dev/slack/${person.id}/${room?.id}` }
}

test.each(['__proto__', 'constructor', 'toString', 'nothing'])(
  'a deed that is none does nothing: %s',
  async deed => {
    const { path } = await roomOf('Ana')
    const { status, url } = await post(`${path}/${deed}`, { text: 'hello' })
    expect([status, new URL(url).pathname]).toEqual([200, path])
  },
)

/** The value of the button that reads so, and the message it stands in. */
function buttonIn(html: string, text: string): { press: string; ts: string } {
  const button = findAll(html, 'button').findLast(one => textOf(one) === text)
  const form = button?.closest('form')
  if (!button || !form) throw new Error(`No button reads ${text}`)
  return { press: button.getAttribute('value') ?? '', ts: fieldOf(form, 'ts') }
}

test('F64 whoever comes without a Slack team is led into a conversation with the bot', async () => {
  const { url, html, status } = await get('/dev/slack')
  expect(status).toBe(200)
  expect(url).toContain('/dev/slack/U')
  expect(html).toContain('Ana Ruiz')
  expect(html).toContain('Nothing here yet')
})

test('F64 the settings call it a simulator, and offer nothing that takes a real Slack', async () => {
  const { body } = await (await signInAs(app, app.ana)).get('/settings/connections')
  expect(body).toContain('Simulator: ')
  expect(body).toContain('href="/dev/slack"')
  expect(body).not.toContain('Slack is set up')
  expect(body).not.toContain('/slack/install')
})

test('F64 a typed command is answered by the bot, to who typed it alone', async () => {
  const { path } = await roomOf('Ana')
  const { html } = await post(`${path}/type`, { text: '/meet maya@acme.test demo 30 x2' })
  expect(html).toContain('Only visible to you')
  expect(html).toContain('maya@acme.test')
  const maya = await roomOf('Maya')
  expect((await get(maya.path)).html).not.toContain('Only visible to you')
})

test('F64 a pressed button posts the offer, and the other side books from it', async () => {
  const deals = await roomOf('Ana', '#deals')
  const preview = await post(`${deals.path}/type`, { text: '/meet maya@acme.test demo 30 x2' })
  await post(`${deals.path}/act`, buttonIn(preview.html, 'Post here'))
  const maya = await roomOf('Maya', '#deals')
  const { html } = await get(maya.path)
  expect(html).not.toContain('Only visible to you')
  const press = attributesOf(html, '[name="press"]', 'value').find(one => /pick:\d+$/.test(one))
  const ts = attributeOf(html, '[data-ts]', 'data-ts')
  const booked = await post(`${maya.path}/act`, { ts, press: press ?? '' })
  expect(booked.html).toContain('Booked')
})

test('F64 a modal is filled in and sent off, and what is wrong stands beside its field', async () => {
  const { path } = await roomOf('Ana')
  const asked = await post(`${path}/type`, { text: '/meet nobody-of-this-name thrs' })
  const opened = await post(`${path}/act`, buttonIn(asked.html, 'Edit the command'))
  expect(opened.html).toContain('<dialog')
  const view = attributeOf(opened.html, '[data-view]', 'data-view')
  const sent = await post(`${path}/act`, {
    view,
    submit: '1',
    'fill:text:value': '/meet today'.slice(6),
  })
  expect(sent.html).not.toContain('<dialog')
})

test('F64 nobody and no conversation that there is not', async () => {
  const { person } = await roomOf('Ana')
  expect((await get('/dev/slack/U0/home')).status).toBe(404)
  expect((await get(`/dev/slack/${person.id}/C0`)).status).toBe(404)
  const other = await roomOf('Maya')
  expect((await get(`/dev/slack/${person.id}/${other.room?.id}`)).status).toBe(404)
})

test('another site may not type or press here', async () => {
  const { path } = await roomOf('Ana')
  const answer = await fetch(new URL(`${path}/type`, app.url), {
    method: 'POST',
    body: new URLSearchParams({ text: '/meet' }),
    headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  })
  expect(answer.status).toBe(403)
})

test('F64 from another machine only the signed-in come in', async () => {
  const { path } = await roomOf('Ana')
  const answer = await fetch(new URL(path, app.url), {
    headers: { 'x-forwarded-for': '203.0.113.9' },
    redirect: 'manual',
  })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toContain('/signin')
})

test('F64 in production there is no such page', () => {
  const router = devSlackRouter({ isProduction: true, slackDesk: {} } as never)
  expect(router.stack).toEqual([])
})

test.each([
  [
    'production',
    {
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://meet.test',
      SECRET_KEY: 'x'.repeat(40),
      DATABASE_URL: 'postgres://db/parley',
    },
  ],
  ['a database of one’s own', { DATABASE_URL: 'postgres://db/parley', SECRET_KEY: 'x'.repeat(40) }],
  ['a Slack that is set up', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' }],
])('F64 with %s no small Slack is opened', (_what, env) => {
  expect(wantsDevSlack(readConfig(env))).toBe(false)
  expect(wantsDevSlack(readConfig({}))).toBe(true)
})
