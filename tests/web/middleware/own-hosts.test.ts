import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDevSlack } from '../../../src/dev/slack/start-dev-slack.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { ask } from '../../support/raw-request.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

const members = [
  { name: 'Ana Ruiz', email: 'ana@parley.test', timeZone: 'Europe/Berlin', locale: 'en-GB' },
]

let app: TestApp
let port: string

beforeAll(async () => {
  app = await startTestApp({ openDevSlack: ({ clock }) => startDevSlack({ members, clock }) })
  port = new URL(app.url).port
  await app.db('workspaces').update({ domains: ['meet.own.test'] })
  await app.context.db('kept_mails').insert({
    key: 'sign-in:1',
    envelope_to: 'ana@parley.test',
    subject: 'Sign in',
    text: 'secret link',
    html: '<p>secret link</p>',
  })
})
afterAll(() => app?.close())

const developmentPages = async () => {
  const [mail] = await listKeptMails(app.db)
  const page = `/dev/mail/${mail?.id}`
  return [
    '/dev/mail',
    '/DEV/mail/',
    page,
    `${page}/html`,
    `${page}/invite.ics`,
    '/dev/slack',
    '/dev/slack/version',
    '/Dev/Slack/U1/C1',
    '/dev/slack/U1/C1/suggest',
  ]
}

describe('development pages', () => {
  test.each([
    'evil.example',
    'evil.example:{port}',
    'localhost.evil.example:{port}',
    '127.0.0.1.nip.example',
    'localhost:{port}@evil.example',
    'meet.own.test',
    '',
  ])('answer no host that a stranger may point at this machine: %j', async host => {
    for (const target of await developmentPages()) {
      const reply = await ask(app.url, { target, headers: { Host: host.replace('{port}', port) } })
      expect([400, 421], target).toContain(reply.status)
      expect(reply.body, target).not.toContain('secret link')
    }
  })

  test('say in words where they answer', async () => {
    const headers = { Host: 'evil.example', Accept: 'text/html' }
    const page = await ask(app.url, { target: '/dev/mail', headers })
    expect(page.status).toBe(421)
    expect(page.body).toContain('This page does not answer at this address')
    const json = await ask(app.url, {
      target: '/dev/mail',
      headers: { ...headers, Accept: 'application/json' },
    })
    expect(json.body).toContain(`Open it at ${app.url}.`)
  })

  test.each(['localhost:{port}', 'LOCALHOST', '127.0.0.1:{port}', '[::1]:{port}'])(
    'answer at this machine by its own names: %s',
    async host => {
      const headers = { Host: host.replace('{port}', port) }
      expect((await ask(app.url, { target: '/dev/mail', headers })).status).toBe(200)
    },
  )

  test('take the host of an absolute target in place of the header', async () => {
    const target = 'http://evil.example/dev/mail'
    expect((await ask(app.url, { target })).status).toBe(421)
  })

  test.each(['X-Forwarded-For', 'X-Forwarded-Host', 'Forwarded', 'Via', 'X-Real-IP'])(
    'want a signed-in person where a proxy brings somebody (%s)',
    async name => {
      const headers = { [name]: '203.0.113.7' }
      const reply = await ask(app.url, { target: '/dev/mail', headers })
      expect(reply.status).toBe(303)
      expect(reply.head).toContain('/signin?next=')
    },
  )
})

describe('a form', () => {
  const send = (headers: Record<string, string>) =>
    ask(app.url, {
      method: 'POST',
      target: '/signin',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: 'email=nobody%40parley.test',
    })

  test.each([
    { Origin: 'http://evil.example', Host: 'evil.example' },
    { Origin: 'http://evil.example:{port}', Host: 'evil.example:{port}' },
    {
      Origin: 'http://evil.example:{port}',
      Host: 'evil.example:{port}',
      'Sec-Fetch-Site': 'same-origin',
    },
    { Origin: 'null', Host: 'evil.example:{port}', 'Sec-Fetch-Site': 'same-origin' },
    { Origin: 'null' },
    { Origin: 'http://localhost:1' },
    { Origin: 'https://localhost:{port}' },
    { Origin: 'http://meet.own.test:81' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site', Origin: 'http://localhost:{port}' },
  ])('of another site presses no button, whatever Host it names: %j', async headers => {
    const filled = Object.entries(headers).map(([name, value]) => [
      name,
      value.replace('{port}', port),
    ])
    const reply = await send(Object.fromEntries(filled))
    expect(reply.status).toBe(403)
    expect(reply.body).toContain('This form was sent from another site')
  })

  test.each([
    { Origin: 'http://localhost:{port}' },
    { Origin: 'http://127.0.0.1:{port}', Host: '127.0.0.1:{port}' },
    { Origin: 'http://meet.own.test', Host: 'meet.own.test' },
    { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
    {},
  ])('of ours is taken: %j', async headers => {
    const filled = Object.entries(headers).map(([name, value]) => [
      name,
      value.replace('{port}', port),
    ])
    expect((await send(Object.fromEntries(filled))).status).toBe(200)
  })
})
