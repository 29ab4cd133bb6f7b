import { knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMailer, type Mailer } from '../../src/mail/mailer.ts'
import { type SmtpInbox, startSmtpInbox } from '../support/smtp.ts'
import { aMeeting, anInvite } from './a-meeting.ts'

let inbox: SmtpInbox
let mailer: Mailer
const db = knex({ client: 'pg' })

beforeAll(async () => {
  inbox = await startSmtpInbox()
  mailer = createMailer({ smtpUrl: inbox.url, from: 'Parley <book@parley.test>', db })
})
afterAll(async () => {
  mailer.close()
  await inbox.close()
  await db.destroy()
})

const mail = {
  key: 'meeting:mail:invitee:0',
  to: { name: 'Maya Lindt', email: 'maya@example.com' },
  subject: 'Confirmed: Demo',
  text: 'Plain',
  html: '<p>Rich</p>',
}

test('an invitation is the last alternative, and a file besides (F20)', async () => {
  const calendar = anInvite(aMeeting())
  await mailer.send({ ...mail, calendar })
  const received = inbox.mails.at(-1)
  const types = [...(received?.raw ?? '').matchAll(/^Content-Type: ([\w/]+)/gim)].map(([, t]) => t)
  expect(types).toEqual([
    'multipart/mixed',
    'multipart/alternative',
    'text/plain',
    'text/html',
    'text/calendar',
    'application/ics',
  ])
  expect(received?.raw).toMatch(/text\/calendar;[^:]*method=REQUEST/)
  expect(received?.parsed.text?.trim()).toBe('Plain')
})

test('the same key carries the same Message-ID', async () => {
  await mailer.send(mail)
  await mailer.send(mail)
  const [first, second] = inbox.mails.slice(-2).map(({ parsed }) => parsed.messageId)
  expect(first).toMatch(/@parley\.test>$/)
  expect(second).toBe(first)
})

test('a name or subject with line breaks adds no header', async () => {
  await mailer.send({
    ...mail,
    to: { name: 'Maya\r\nBcc: all@example.com', email: 'maya@example.com' },
    subject: 'Hello\r\nX-Evil: 1',
  })
  const headers = inbox.mails.at(-1)?.parsed.headers.map(({ key }) => key)
  expect(headers).not.toContain('bcc')
  expect(headers).not.toContain('x-evil')
})

test.each([
  [451, 'unavailable'],
  [550, 'rejected'],
])('%i is reported to the job runner as %s', async (code, expected) => {
  inbox.refuseWith(code)
  await expect(mailer.send(mail)).rejects.toMatchObject({ provider: 'smtp', code: expected })
  inbox.refuseWith(undefined)
})

const headersOf = (raw = '') => raw.split('\r\n\r\n')[0]?.replace(/\r\n[ \t]+/g, ' ') ?? ''

test.each([
  'Maya, victim@other.example',
  'Maya" <victim@other.example>, "',
  'Maya <victim@other.example>',
  'undisclosed: victim@other.example;',
  '=?utf-8?q?=2C_victim=40other.example?=',
  'Maya\r\n\r\nBody',
])('the name %j is a name: one recipient, one address to answer to', async name => {
  const replyTo = { name, email: 'guest@example.com' }
  await mailer.send({ ...mail, to: { name, email: 'maya@example.com' }, replyTo })
  const { parsed, raw, recipients } = inbox.mails.at(-1) ?? {}
  expect(recipients).toEqual(['maya@example.com'])
  expect(parsed?.to?.map(({ address }) => address)).toEqual(['maya@example.com'])
  expect(parsed?.replyTo?.map(({ address }) => address)).toEqual(['guest@example.com'])
  expect(parsed?.from?.address).toBe('book@parley.test')
  expect(
    headersOf(raw)
      .match(/^(To|Reply-To|From): /gm)
      ?.sort(),
  ).toEqual(['From: ', 'Reply-To: ', 'To: '])
  expect(parsed?.text?.trim()).toBe('Plain')
})

test('a domain of other letters is sent in ASCII, a local part of other letters as it is', async () => {
  await mailer.send({ ...mail, to: { name: 'Ann', email: 'ann@münchen.example' } })
  expect(headersOf(inbox.mails.at(-1)?.raw)).toContain('ann@xn--mnchen-3ya.example')
  await mailer.send({ ...mail, to: { name: 'User', email: '用户@visitor.example' } })
  expect(inbox.mails.at(-1)?.recipients).toEqual(['用户@visitor.example'])
})

test.each(['ann@a.example, bob@b.example', 'ann@[127.0.0.1]', '=?utf-8?q?a?=@b.example', 'ann'])(
  'nothing is sent to %j, which is no address',
  async email => {
    const before = inbox.mails.length
    const sent = mailer.send({ ...mail, to: { name: 'Ann', email } })
    await expect(sent).rejects.toMatchObject({ provider: 'smtp', code: 'rejected' })
    expect(inbox.mails).toHaveLength(before)
  },
)
