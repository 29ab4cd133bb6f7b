import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listKeptMails } from '../../src/store/deliveries/kept-mails.ts'
import { desktop, launchBrowser, phone, seriousFaults } from '../support/browser.ts'
import { aPage } from '../support/builders/a-page.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

let app: TestApp
let browser: Browser

beforeAll(async () => {
  app = await startTestApp({ clock: () => Date.UTC(2026, 10, 2, 8) })
  await aPage(app, { slug: 'asking', asksEmailCode: true })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const codeFor = (email: string): Promise<string> =>
  vi.waitFor(
    async () => {
      const mail = (await listKeptMails(app.db)).find(({ to }) => to === email)
      const code = /Code: (\d{6})/.exec(mail?.text ?? '')?.[1]
      if (code === undefined) throw new Error('The code has not come yet')
      return code
    },
    { timeout: 20_000 },
  )

async function sendDetails(options: BrowserContextOptions, email: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.url,
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    ...options,
  })
  const page = await context.newPage()
  page.on('pageerror', error => expect.soft(error).toBeUndefined())
  await page.goto('/meetings/asking')
  await page.click('.day.free >> nth=2')
  await page.click('.time >> nth=1')
  await page.fill('[name=name]', 'Maya Lindt')
  await page.fill('[name=email]', email)
  await page.click('button.primary')
  await page.getByRole('heading', { name: 'Confirm your email address' }).waitFor()
  return page
}

/** Kept for whoever wants to look at them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test.each([
  ['on a desk', { viewport: desktop }],
  ['on a phone', { viewport: phone, hasTouch: true }],
  ['on a phone in the dark', { viewport: phone, colorScheme: 'dark' as const }],
  ['without JavaScript', { viewport: phone, javaScriptEnabled: false }],
])('a guest confirms their address with a code and books, %s', async (where, options) => {
  const email = `${where.replaceAll(' ', '-').toLowerCase()}@example.com`
  const name = where.replaceAll(' ', '-')
  const page = await sendDetails(options, email)
  const field = page.getByLabel('Code from the email')
  const hasScript = !('javaScriptEnabled' in options)
  if (hasScript) expect(await seriousFaults(page)).toEqual([])
  await picture(page, `code-${name}`)
  const code = await codeFor(email)
  await field.fill(code === '000000' ? '111111' : '000000')
  await page.getByRole('button', { name: 'Book the meeting' }).click()
  await page.getByText('This code is wrong').waitFor()
  expect(await field.getAttribute('aria-describedby')).toBe('emailCode-error')
  if (hasScript) expect(await seriousFaults(page)).toEqual([])
  await picture(page, `wrong-${name}`)
  const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  expect(isWide).toBe(false)
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await field.press('Enter')
  await page.waitForURL(/\/manage\//)
  expect(await page.textContent('h1')).toBe('Your meeting is booked')
  await page.context().close()
})

test('a guest who mistyped their address changes it and books', async () => {
  const page = await sendDetails({ viewport: phone }, 'mistyped@example.com')
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await page.getByText('A new code can be sent in').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await picture(page, 'wait')
  await page.getByRole('button', { name: 'Change the address' }).click()
  await page.fill('[name=email]', 'right@example.com')
  await page.click('button.primary')
  await page.getByText('We sent a code to right@example.com').waitFor()
  await page.getByLabel('Code from the email').fill(await codeFor('right@example.com'))
  await page.getByRole('button', { name: 'Book the meeting' }).click()
  await page.waitForURL(/\/manage\//)
  await page.context().close()
})
