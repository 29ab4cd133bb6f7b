import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { devMailRouter } from '../../src/dev/mail/dev-mail-router.tsx'
import { createMailer } from '../../src/mail/mailer.ts'
import type { Workspace } from '../../src/model/entities.ts'
import { listKeptMails } from '../../src/store/deliveries/kept-mails.ts'
import { insertWorkspace } from '../../src/store/workspace/workspaces.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let workspace: Workspace
let id: number | undefined

beforeAll(async () => {
  database = await createTestDatabase()
  workspace = await insertWorkspace(database.db, { name: 'Demo', locale: 'en', timeZone: 'UTC' })
  await createMailer({ from: 'book@parley.test', db: database.db }).send({
    key: 'one',
    to: { name: 'Maya', email: 'maya@example.com' },
    subject: 'Confirmed: Demo',
    text: 'Plain & simple',
    html: '<p>Rich</p>',
  })
  id = (await listKeptMails(database.db))[0]?.id
})
afterAll(() => database.drop())

interface Setting {
  isProduction?: boolean
  publicUrl?: string
  /** As a proxy says whom it brings. */
  forwardedFor?: string
}

async function get(
  path: string,
  { isProduction = false, publicUrl = 'http://localhost:3000', forwardedFor }: Setting = {},
) {
  const { db } = database
  const workspaceOf = async () => workspace
  const app = express()
    .use((req, _res, next) => {
      Object.assign(req, { session: {} })
      next()
    })
    .use(devMailRouter({ db, isProduction, publicUrl, workspaceOf, slackDesk: undefined }))
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    redirect: 'manual',
    headers: forwardedFor ? { 'x-forwarded-for': forwardedFor } : {},
  })
  const body = await answer.text()
  await new Promise(resolve => server.close(resolve))
  const { headers, status } = answer
  return {
    status,
    policy: headers.get('content-security-policy'),
    location: headers.get('location'),
    body,
  }
}

test('kept mails are listed and shown', async () => {
  expect((await get('/dev/mail')).body).toContain(`/dev/mail/${id}`)
  expect((await get(`/dev/mail/${id}`)).body).toContain('Plain &amp; simple')
  expect((await get('/dev/mail/999999')).status).toBe(404)
})

test('a mail runs no script and is boxed in', async () => {
  const { body, policy } = await get(`/dev/mail/${id}/html`)
  expect(body).toBe('<p>Rich</p>')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('sandbox')
  expect(policy).not.toContain('allow-scripts')
})

test('in production nobody reads mails here', async () => {
  for (const path of ['/dev/mail', `/dev/mail/${id}`, `/dev/mail/${id}/html`])
    expect((await get(path, { isProduction: true })).status).toBe(404)
})

test.each([
  ['the address is public', { publicUrl: 'https://meet.example.com' }],
  ['a proxy brings somebody', { forwardedFor: '203.0.113.7' }],
])(
  'where %s, only who has signed in reads mails: there are sign-in links among them',
  async (_where, setting) => {
    const paths = [
      '/dev/mail',
      `/dev/mail/${id}`,
      `/dev/mail/${id}/html`,
      `/dev/mail/${id}/invite.ics`,
    ]
    for (const path of paths) {
      const reply = await get(path, setting)
      expect(reply.status).toBe(303)
      expect(reply.location).toBe(`/signin?next=${encodeURIComponent(path)}`)
    }
  },
)
