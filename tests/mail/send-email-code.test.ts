import { expect, onTestFinished, test } from 'vitest'
import { createMailer } from '../../src/mail/mailer.ts'
import { makeSendEmailCode } from '../../src/mail/send-email-code.ts'
import { emailCodeEmail } from '../../src/mail/templates/other-emails.ts'
import { locales } from '../../src/model/entities.ts'
import { createTokenCipher } from '../../src/secrets/token-cipher.ts'
import { requestEmailCode } from '../../src/services/booking/request-email-code.ts'
import { listKeptMails } from '../../src/store/deliveries/kept-mails.ts'
import { aPage } from '../support/builders/a-page.ts'
import { aWorkspace } from '../support/builders/a-workspace.ts'
import { makeContext } from '../support/make-context.ts'
import { createTestDatabase } from '../support/test-database.ts'

test.each(locales)('the mail is complete in text and HTML, in %s', locale => {
  const email = emailCodeEmail({ locale, pageTitle: 'Demo <b>', code: '012345' })
  expect(email.subject).toContain('Demo <b>')
  for (const body of [email.text, email.html]) {
    expect(body).toContain('012345')
    expect(body).not.toMatch(/\{\w+\}(?!\s*[a-z.@])/)
  }
  expect(email.subject).not.toContain('012345')
  expect(email.html).toContain(`lang="${locale}"`)
  expect(email.html).not.toContain('<b>')
})

/** A page that asks, a code that was requested, and its job. */
async function requested() {
  const { db, drop } = await createTestDatabase()
  onTestFinished(drop)
  const context = makeContext({ db })
  const demo = await aWorkspace(context)
  const page = await aPage(demo, { slug: 'asking', asksEmailCode: true })
  const email = 'jose@münchen.example'
  await requestEmailCode(context, { page, email, locale: 'en', client: undefined })
  const payload = context.recordedJobs[0]?.payload as Parameters<
    ReturnType<typeof makeSendEmailCode>
  >[0]
  const mailer = createMailer({ from: 'book@parley.test', db })
  const send = (changes: Partial<typeof context> = {}) =>
    makeSendEmailCode({ mailer, context: { ...context, ...changes } })(payload)
  return { db, context, send, mails: () => listKeptMails(db) }
}

test('a job that runs twice sends one mail, to the address as it is kept', async () => {
  const { send, mails } = await requested()
  await send()
  await send()
  expect((await mails()).map(({ to }) => to)).toEqual(['jose@xn--mnchen-3ya.example'])
})

test('a code that is too old, used or replaced is not sent', async () => {
  const { db, context, send, mails } = await requested()
  const later = context.clock() + 10 * 60_000
  await send({ clock: () => later })
  await db('email_codes').update({ used_at: new Date(context.clock()) })
  await send()
  await db('email_codes').update({ used_at: null, id: '00000000-0000-4000-8000-000000000000' })
  await send()
  expect(await mails()).toEqual([])
})

test('where the key of the job is missing nothing is sent, and the log says so without the code', async () => {
  const { send, mails } = await requested()
  const warnings: unknown[] = []
  const log = {
    info: () => undefined,
    warn: (facts: object, message: string) => void warnings.push([facts, message]),
    error: () => undefined,
  }
  await send({
    log,
    cipher: createTokenCipher(['another secret for tests, long enough to be one']),
  })
  expect(await mails()).toEqual([])
  expect(warnings).toEqual([
    [{ job: 'send-email-code' }, 'An email code cannot be read: its key is missing'],
  ])
})
