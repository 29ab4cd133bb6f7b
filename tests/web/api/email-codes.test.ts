import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { makeDrain } from '../../support/job-drain.ts'
import { type ApiServer, goodBooking, startApi } from './api-server.ts'

let api: ApiServer
beforeAll(async () => {
  api = await startApi()
  const { body } = await api.admin('POST', '/api/v1/pages', {
    slug: 'asking',
    kind: 'personal',
    title: 'Asking',
    hostIds: [api.demo.ana.id],
    asksEmailCode: true,
  })
  const seen = await api.admin('GET', `/api/v1/pages/${body.id}`)
  expect([body.asksEmailCode, seen.body.asksEmailCode]).toEqual([true, true])
})
afterAll(() => api.close())
beforeEach(async () => {
  await api.context.db('email_codes').delete()
  await api.context.db('kept_mails').delete()
})

const email = goodBooking().invitee.email
const ask = (body: object, slug = 'asking') =>
  api.call('POST', `/api/v1/pages/${slug}/email-codes`, { body })
const book = (body: object, token?: string) =>
  api.call('POST', '/api/v1/pages/asking/meetings', { body, token })

test('an invitee asks for a code and books with it', async () => {
  const sent = goodBooking('2026-11-04T09:00:00Z')
  const without = await book(sent)
  expect([without.status, without.body.code]).toEqual([403, 'email-code-needed'])
  const asked = await ask({ email, locale: 'pl' })
  expect([asked.status, asked.body]).toEqual([202, { validSeconds: 600 }])
  await makeDrain(api.context).run()
  const [mail] = await listKeptMails(api.context.db)
  expect(mail?.subject).toBe('Twój kod: Asking')
  const emailCode = /Kod: (\d{6})/.exec(mail?.text ?? '')?.[1] ?? ''
  const wrong = await book({ ...sent, emailCode: emailCode === '000000' ? '1' : '000000' })
  expect([wrong.status, wrong.body.code]).toEqual([422, 'email-code-wrong'])
  expect((await book({ ...sent, emailCode })).status).toBe(201)
})

test('the answer is the same for a user, a known guest and a stranger', async () => {
  const { ana } = api.demo
  const answers = await Promise.all(
    [ana.email, email, 'new@example.com'].map(one => ask({ email: one })),
  )
  for (const { status, body } of answers)
    expect([status, body]).toEqual([202, { validSeconds: 600 }])
})

test('a second code within a minute is refused, with the time to wait', async () => {
  await ask({ email })
  const { status, body, headers } = await ask({ email: email.toUpperCase() })
  expect([status, body.code]).toEqual([429, 'email-code-limit'])
  expect(headers.get('retry-after')).toBe('60')
})

test.each([
  ['no address', { email: 'eve@localhost' }, 'asking', 422],
  ['nothing', {}, 'asking', 422],
  ['a page that asks for none', { email }, 'demo', 422],
  ['a page that is not there', { email }, 'nowhere', 404],
])('%s gets no code', async (_what, body, slug, status) => {
  expect((await ask(body, slug)).status).toBe(status)
  expect(await api.context.db('email_codes')).toEqual([])
})

test('the admin token books without a code', async () => {
  const { status } = await api.admin(
    'POST',
    '/api/v1/pages/asking/meetings',
    goodBooking('2026-11-05T09:00:00Z'),
  )
  expect(status).toBe(201)
})

test('a browser on another site may ask for a code', async () => {
  const { status, headers } = await api.call('OPTIONS', '/api/v1/pages/asking/email-codes', {
    headers: { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'POST' },
  })
  expect([status, headers.get('access-control-allow-origin')]).toEqual([204, '*'])
})
