import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMailer } from '../../src/mail/mailer.ts'
import { listKeptMails } from '../../src/store/kept-mails.ts'
import { devMailRouter } from '../../src/web/dev-mail/dev-mail-router.tsx'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let id: number | undefined

beforeAll(async () => {
  database = await createTestDatabase()
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

async function get(path: string, isProduction: boolean) {
  const app = express().use(devMailRouter({ db: database.db, isProduction }))
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  const body = await answer.text()
  await new Promise(resolve => server.close(resolve))
  return { status: answer.status, policy: answer.headers.get('content-security-policy'), body }
}

test('kept mails are listed and shown', async () => {
  expect((await get('/dev/mail', false)).body).toContain(`/dev/mail/${id}`)
  expect((await get(`/dev/mail/${id}`, false)).body).toContain('Plain &amp; simple')
  expect((await get('/dev/mail/999999', false)).status).toBe(404)
})

test('a mail runs no script and is boxed in', async () => {
  const { body, policy } = await get(`/dev/mail/${id}/html`, false)
  expect(body).toBe('<p>Rich</p>')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('sandbox')
  expect(policy).not.toContain('allow-scripts')
})

test('in production nobody reads mails here', async () => {
  for (const path of ['/dev/mail', `/dev/mail/${id}`, `/dev/mail/${id}/html`])
    expect((await get(path, true)).status).toBe(404)
})
