import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { hiddenFields } from '../../support/read-form.ts'
import { attributeOf, find } from '../../support/read-html.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

let app: TestApp
let now = Date.UTC(2026, 10, 2, 8)
let slot = Date.UTC(2026, 10, 3, 8)

beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  await aPage(app, {
    slug: 'asking',
    questions: [{ id: 'team', label: 'Team?', kind: 'text', required: true }],
    asksEmailCode: true,
  })
})
afterAll(() => app?.close())
beforeEach(async () => {
  now += 2 * 60_000
  slot += 30 * 60_000
  await app.db('email_codes').delete()
  await app.db('kept_mails').delete()
})

const post = (body: URLSearchParams) =>
  fetch(`${app.url}/meetings/asking`, { method: 'POST', body, redirect: 'manual' })

const notes = 'First line\nsecond "quoted" <line & more'

async function sendDetails(email = 'maya@example.com', more: Record<string, string> = {}) {
  const at = new Date(slot).toISOString()
  const html = await (await fetch(`${app.url}/meetings/asking?slot=${at}&utm_source=news`)).text()
  const body = hiddenFields(html)
  const typed = { name: 'Maya', email, notes, 'answers[team]': 'Sales', ...more }
  for (const [name, value] of Object.entries(typed)) body.set(name, value)
  return post(body)
}

const codeIn = (text: string) => /Code: (\d{6})/.exec(text)?.[1]
async function mailedCode(email = 'maya@example.com', count = 1): Promise<string> {
  return vi.waitFor(
    async () => {
      const mails = (await listKeptMails(app.db)).filter(
        ({ to, text }) => to === email && codeIn(text),
      )
      expect(mails).toHaveLength(count)
      const newest = await app.db('email_codes').first('id')
      const mail = mails.find(({ key }) => key === `email-code:${newest.id}`)
      return codeIn(mail?.text ?? '') ?? ''
    },
    { timeout: 15_000 },
  )
}

const pressed = (html: string, fields: Record<string, string>) => {
  const body = hiddenFields(html)
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return body
}
const wrongOf = (code: string) => (code === '000000' ? '111111' : '000000')

test('details, a code from the mailbox, and the meeting is booked with all that was typed', async () => {
  const asked = await sendDetails()
  expect(asked.status).toBe(200)
  const html = await asked.text()
  expect(html).toContain('We sent a code to maya@example.com')
  const box = 'input[inputmode="numeric"][autocomplete="one-time-code"]'
  expect(find(html, box)).toBeDefined()
  const booked = await post(pressed(html, { emailCode: await mailedCode() }))
  expect(booked.status).toBe(303)
  expect(booked.headers.get('location')).toMatch(/^\/manage\/.*done=booked$/)
  const meeting = await app
    .db('meetings')
    .where({ starts_at: new Date(slot) })
    .first()
  expect(meeting.tracking).toEqual({ utm_source: 'news' })
  expect(meeting.answers).toEqual([
    { questionId: 'team', label: 'Team?', value: 'Sales' },
    { questionId: 'notes', label: 'Anything we should know', value: notes },
  ])
})

test('a wrong code stands there with the reason beside it, and the right one books', async () => {
  const html = await (await sendDetails()).text()
  const code = await mailedCode()
  const wrong = await post(pressed(html, { emailCode: wrongOf(code) }))
  expect(wrong.status).toBe(422)
  const again = await wrong.text()
  expect(again).toContain('id="emailCode-error"')
  expect(again).toContain(`value="${wrongOf(code)}"`)
  expect(hiddenFields(again).get('key')).toBe(hiddenFields(html).get('key'))
  expect((await post(pressed(again, { emailCode: code }))).status).toBe(303)
})

test('a new code is sent after a minute, and not before', async () => {
  const html = await (await sendDetails()).text()
  await mailedCode()
  const early = await post(pressed(html, { step: 'new-code' }))
  expect([early.status, early.headers.get('retry-after')]).toEqual([429, '60'])
  expect(await early.text()).toContain('A new code can be sent in 1 min.')
  now += 60_000
  const late = await (await post(pressed(html, { step: 'new-code' }))).text()
  expect(late).toContain('We sent a new code to maya@example.com.')
  expect((await post(pressed(late, { emailCode: await mailedCode(undefined, 2) }))).status).toBe(
    303,
  )
})

test('the address is changed, with everything else kept, and gets a code of its own', async () => {
  const html = await (await sendDetails('typo@example.com')).text()
  const details = await (await post(pressed(html, { step: 'change-address' }))).text()
  expect(details).toContain('value="typo@example.com"')
  expect(details).toContain('value="Sales"')
  expect(details).toContain('second &quot;quoted')
  const asked = await sendDetails('right@example.com')
  const step = await asked.text()
  expect(step).toContain('We sent a code to right@example.com')
  const emailCode = await vi.waitFor(async () => {
    const mail = (await listKeptMails(app.db)).find(({ to }) => to === 'right@example.com')
    expect(mail).toBeDefined()
    return codeIn(mail?.text ?? '') ?? ''
  })
  expect((await post(pressed(step, { emailCode }))).status).toBe(303)
})

test('the time was taken meanwhile: the nearest ones are offered, and the same code books', async () => {
  const html = await (await sendDetails()).text()
  const emailCode = await mailedCode()
  await aBooking(app, {
    startsAt: slot,
    timeZone: 'UTC',
    invitee: { email: 'faster@example.com', name: 'Faster' },
  })
  const lost = await post(pressed(html, { emailCode }))
  expect(lost.status).toBe(409)
  const refusal = await lost.text()
  const startsAt = attributeOf(refusal, 'input[type=radio][name="startsAt"]', 'value')
  const rest = { name: 'Maya', email: 'maya@example.com', 'answers[team]': 'Sales', startsAt }
  expect((await post(pressed(refusal, rest))).status).toBe(303)
  slot = Date.parse(startsAt)
})

test('details that cannot be booked send no code', async () => {
  const refused = await sendDetails('maya@example.com', { 'answers[team]': '' })
  expect(refused.status).toBe(422)
  expect(await app.db('email_codes')).toEqual([])
})

test('without a form of ours no code is sent', async () => {
  const refused = await post(
    new URLSearchParams({
      step: 'new-code',
      email: 'maya@example.com',
      startsAt: new Date(slot).toISOString(),
    }),
  )
  expect(refused.status).toBe(403)
  expect(await app.db('email_codes')).toEqual([])
})
