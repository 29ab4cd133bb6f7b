import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SchedulingPage } from '../../../src/model/entities.ts'
import { bookMeeting } from '../../../src/services/booking/book-meeting.ts'
import type { BookMeeting } from '../../../src/services/booking/booking-command.ts'
import { requestEmailCode } from '../../../src/services/booking/request-email-code.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { purgeOutdated } from '../../../src/store/purge.ts'
import { bookingCommand } from '../../support/builders/a-booking.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { type JobDrain, makeDrain } from '../../support/job-drain.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let drain: JobDrain
let demo: DemoWorkspace
let asking: SchedulingPage
let other: SchedulingPage

const now = Date.UTC(2026, 10, 2, 8)
const minuteMs = 60_000
const address = 'maya@example.com'

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db, now })
  drain = makeDrain(context)
  demo = await aWorkspace(context)
  asking = await aPage(demo, { slug: 'asking', asksEmailCode: true })
  other = await aPage(demo, { slug: 'other', asksEmailCode: true })
})
afterAll(() => database?.drop())
beforeEach(async () => {
  context.setNow(now)
  delete context.mailLimits
  for (const table of ['email_codes', 'kept_mails', 'mail_counters'])
    await database.db(table).delete()
  context.recordedJobs.length = 0
})

let slot = Date.UTC(2026, 10, 3, 7, 30)
/** Half hours of Ana's working days, each once. */
function nextStart(): number {
  slot += 30 * minuteMs
  if (new Date(slot).getUTCHours() >= 15) slot += 17 * 60 * minuteMs
  if (new Date(slot).getUTCDay() === 6) slot += 48 * 60 * minuteMs
  return slot
}

const booking = (changes: Partial<BookMeeting> = {}) =>
  bookingCommand(demo, {
    pageId: asking.id,
    startsAt: nextStart(),
    invitee: { email: address },
    client: '192.0.2.1',
    ...changes,
  })
const book = (changes: Partial<BookMeeting> = {}) => bookMeeting(context, booking(changes))

/** Asks for a code and reads it out of the mail. */
async function sendCode({ page = asking, email = address } = {}): Promise<string> {
  await database.db('kept_mails').delete()
  await requestEmailCode(context, { page, email, locale: 'en', client: '192.0.2.1' })
  await drain.run()
  const [mail] = await listKeptMails(database.db)
  return /Code: (\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? 'none was sent'
}
const wrongOf = (code: string) => (code === '000000' ? '111111' : '000000')

test('a page that asks for no code books without one, a page that asks refuses', async () => {
  await expect(book({ pageId: demo.page.id })).resolves.toMatchObject({ isRepeat: false })
  for (const emailCode of [undefined, '', '  '])
    await expect(book({ emailCode })).rejects.toMatchObject({ code: 'email-code-needed' })
  // A guess is no code where none was sent.
  await expect(book({ emailCode: '123456' })).rejects.toMatchObject({ code: 'email-code-needed' })
})

test.each<[string, (code: string) => string]>([
  ['as it was sent', code => code],
  ['with blanks', code => ` ${code.slice(0, 3)} ${code.slice(3)}\n`],
  ['with a hyphen', code => `${code.slice(0, 3)}-${code.slice(3)}`],
  [
    'in full-width digits',
    code => code.replace(/\d/g, digit => String.fromCodePoint(0xff10 + Number(digit))),
  ],
])('the right code books, %s', async (_how, spell) => {
  const emailCode = spell(await sendCode())
  await expect(book({ emailCode })).resolves.toMatchObject({ isRepeat: false })
})

test.each(['MAYA@Example.com', ' maya@example.com\u200b', 'ｍaya@example.com'])(
  'an address is the same person however it is written: %s',
  async email => {
    const emailCode = await sendCode()
    const invitee = { email, name: 'Maya' }
    await expect(book({ emailCode, invitee })).resolves.toMatchObject({ isRepeat: false })
  },
)

test.each<[string, () => Promise<Partial<BookMeeting>>]>([
  ['a wrong one', async () => ({ emailCode: wrongOf(await sendCode()) })],
  ['a part of it', async () => ({ emailCode: (await sendCode()).slice(0, 5) })],
  [
    'one that is too old',
    async () => {
      const emailCode = await sendCode()
      context.setNow(now + 10 * minuteMs)
      return { emailCode }
    },
  ],
  [
    'one that was used',
    async () => {
      const emailCode = await sendCode()
      await book({ emailCode })
      return { emailCode }
    },
  ],
  [
    'one that a newer one replaced',
    async () => {
      const emailCode = await sendCode()
      context.setNow(now + minuteMs)
      const newer = await sendCode()
      return { emailCode: newer === emailCode ? wrongOf(newer) : emailCode }
    },
  ],
  [
    'that of another page',
    async () => {
      const emailCode = await sendCode({ page: other })
      const own = await sendCode()
      return { emailCode: own === emailCode ? wrongOf(own) : emailCode }
    },
  ],
  [
    'that of another address',
    async () => {
      const emailCode = await sendCode({ email: 'noor@example.com' })
      const own = await sendCode()
      return { emailCode: own === emailCode ? wrongOf(own) : emailCode }
    },
  ],
])('refused as wrong: %s', async (_what, makeChanges) => {
  const changes = await makeChanges()
  await expect(book(changes)).rejects.toMatchObject({
    code: 'email-code-wrong',
    facts: { status: 422 },
  })
})

test('after five wrong tries, also at the same time, the right code is of no use', async () => {
  const emailCode = await sendCode()
  const wrong = Array.from({ length: 4 }, () => book({ emailCode: wrongOf(emailCode) }))
  for (const { status } of await Promise.allSettled(wrong)) expect(status).toBe('rejected')
  await expect(book({ emailCode: wrongOf(emailCode) })).rejects.toThrow()
  await expect(book({ emailCode })).rejects.toMatchObject({ code: 'email-code-wrong' })
  context.setNow(now + minuteMs)
  await expect(book({ emailCode: await sendCode() })).resolves.toMatchObject({ isRepeat: false })
})

test('after four wrong tries the right code books', async () => {
  const emailCode = await sendCode()
  for (let round = 0; round < 4; round += 1)
    await expect(book({ emailCode: wrongOf(emailCode) })).rejects.toThrow()
  await expect(book({ emailCode })).resolves.toMatchObject({ isRepeat: false })
})

test('where the time was taken meanwhile the code stays good for another time', async () => {
  const taken = await book({ pageId: demo.page.id })
  const emailCode = await sendCode()
  const { startsAt } = taken.meeting
  await expect(book({ startsAt, emailCode })).rejects.toMatchObject({ code: 'slot-taken' })
  await expect(book({ emailCode })).resolves.toMatchObject({ isRepeat: false })
})

test('of many who want one start with good codes, the losers keep theirs', async () => {
  const emails = ['a', 'b', 'c'].map(name => `${name}@example.com`)
  const codes: string[] = []
  for (const email of emails) codes.push(await sendCode({ email }))
  const startsAt = nextStart()
  const invitees = emails.map(email => ({ email, name: 'Guest' }))
  const tries = await Promise.allSettled(
    codes.map((emailCode, index) => book({ startsAt, emailCode, invitee: invitees[index] })),
  )
  const lost = tries.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))
  expect(lost).toHaveLength(2)
  for (const index of lost)
    await expect(
      book({ emailCode: codes[index], invitee: invitees[index] }),
    ).resolves.toMatchObject({ isRepeat: false })
})

test('one code makes one booking, also where two are sent at once', async () => {
  const emailCode = await sendCode()
  const tries = await Promise.allSettled([book({ emailCode }), book({ emailCode })])
  expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a repeat of a booking needs no code, and is answered also where both are sent at once', async () => {
  const emailCode = await sendCode()
  const command = booking({ emailCode, idempotencyKey: 'once' })
  const both = await Promise.all([bookMeeting(context, command), bookMeeting(context, command)])
  expect(new Set(both.map(({ meeting }) => meeting.id)).size).toBe(1)
  const { emailCode: _code, ...repeat } = command
  await expect(bookMeeting(context, repeat)).resolves.toMatchObject({
    isRepeat: true,
    meeting: { id: both[0].meeting.id },
  })
})

test('who a user or the admin token stands for needs none, nor who picks an offered time', async () => {
  await expect(book({ isEmailTrusted: true })).resolves.toMatchObject({ isRepeat: false })
  const startsAt = nextStart()
  const { proposal } = await aProposal(demo, {
    pageId: asking.id,
    invitee: { email: address, name: 'Maya' },
    slots: [startsAt],
  })
  await expect(
    book({ pageId: undefined, proposalId: proposal.id, startsAt, source: 'proposal' }),
  ).resolves.toMatchObject({ isRepeat: false })
})

test('a new code is sent at most once a minute and five times an hour; the last one stays good', async () => {
  const ask = () =>
    requestEmailCode(context, { page: asking, email: address, locale: 'en', client: undefined })
  await ask()
  await expect(ask()).rejects.toMatchObject({
    code: 'email-code-limit',
    facts: { status: 429, retryAfterSeconds: 60 },
  })
  for (const minute of [1, 2, 3]) {
    context.setNow(now + minute * minuteMs)
    await ask()
  }
  context.setNow(now + 4 * minuteMs)
  const fifth = await sendCode()
  context.setNow(now + 5 * minuteMs)
  await expect(ask()).rejects.toMatchObject({ facts: { retryAfterSeconds: 55 * 60 } })
  await expect(book({ emailCode: fifth })).resolves.toMatchObject({ isRepeat: false })
  await expect(ask()).rejects.toMatchObject({ code: 'email-code-limit' })
  context.setNow(now + 60 * minuteMs)
  await ask()
})

test('of many requests at once one sends a code', async () => {
  const request = { page: asking, email: address, locale: 'en', client: undefined } as const
  const all = await Promise.allSettled(
    Array.from({ length: 4 }, () => requestEmailCode(context, request)),
  )
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(context.recordedJobs).toHaveLength(1)
})

test('codes count among the emails that outsiders cause; what is refused leaves the last code good', async () => {
  context.mailLimits = { perClient: 100, perRecipient: 1 }
  const emailCode = await sendCode()
  context.setNow(now + minuteMs)
  await expect(sendCode()).rejects.toMatchObject({ code: 'mail-limit-reached' })
  context.mailLimits = undefined
  await expect(book({ emailCode })).resolves.toMatchObject({ isRepeat: false })
})

test.each([
  ['an address that is none', () => ({ page: asking, email: 'a@[127.0.0.1]' }), 'invalid-input'],
  [
    'text that cannot be stored',
    () => ({ page: asking, email: 'a\0b@x.example' }),
    'invalid-input',
  ],
  ['a page that asks for none', () => ({ page: demo.page, email: address }), 'invalid-input'],
  [
    'a page that is off',
    () => ({ page: { ...asking, isActive: false }, email: address }),
    'page-inactive',
  ],
])('no code is sent for %s', async (_what, target, code) => {
  const request = { ...target(), locale: 'en', client: undefined } as const
  await expect(requestEmailCode(context, request)).rejects.toMatchObject({ code })
  expect(context.recordedJobs).toEqual([])
})

test('neither the database nor the job holds the code, and codes are purged', async () => {
  await requestEmailCode(context, { page: asking, email: address, locale: 'en', client: undefined })
  const jobs = JSON.stringify(context.recordedJobs)
  const rows = JSON.stringify(await database.db('email_codes'))
  await drain.run()
  const [mail] = await listKeptMails(database.db)
  const code = /Code: (\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? 'none was sent'
  expect(code).toMatch(/^\d{6}$/)
  expect(jobs).not.toContain(`"${code}"`)
  expect(jobs).not.toContain(address)
  expect(rows).not.toContain(`"${code}"`)
  await purgeOutdated(database.db, now + 2 * 86_400_000)
  expect(await database.db('email_codes')).toEqual([])
})
