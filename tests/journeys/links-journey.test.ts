import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { desktop, launchBrowser, phone, seriousFaults } from '../support/browser.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
let app: TestApp
let browser: Browser

beforeAll(async () => {
  app = await startTestApp({ clock: () => monday })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const fitsItsWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

/** Where a picture of each step is wanted, it goes to this folder. */
const pictures = process.env.JOURNEY_PICTURES

async function isSound(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  expect(await seriousFaults(page), name).toEqual([])
  expect(await fitsItsWidth(page), name).toBe(true)
}

test.each([
  ['a desk', desktop, '10:00 am'],
  ['a phone', phone, '2:00 pm'],
] as const)(
  'F43, F44: a link with specific times is made, shared, booked once and reported as used, on %s',
  async (where, viewport, time) => {
    const at = (step: string) => `${where.replace('a ', '')}-${step}`
    const context = await browser.newContext({ viewport, baseURL: app.url })
    const page = await context.newPage()
    await page.goto(await makeSignInLink(app.context, { userId: app.ana.id }))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.goto('/settings/pages')
    await page.getByRole('link', { name: 'New link with specific times' }).click()
    await page.getByLabel('Title').fill(`Kick-off on ${where}`)
    await page
      .getByRole('group', { name: /Tuesday,? 3 November/ })
      .getByRole('checkbox', { name: time, exact: true })
      .check()
    await isSound(page, at('pick'))
    await page.getByRole('button', { name: 'Later week' }).click()
    await page.getByText('Picked in other weeks').waitFor()
    await page
      .getByRole('group', { name: /Wednesday,? 11 November/ })
      .getByRole('checkbox', { name: time, exact: true })
      .check()
    await isSound(page, at('next-week'))
    await page.getByRole('button', { name: 'Save the link' }).click()
    await page.getByText('Saved.').waitFor()
    await isSound(page, at('list'))
    const link = await page.getByLabel('Link', { exact: true }).inputValue()
    await page.getByRole('link', { name: 'Times for an email' }).click()
    await isSound(page, at('mail'))
    const mailed = await page.locator('#email-text li a').first().getAttribute('href')

    const invitee = await browser.newContext({ viewport, locale: 'en-GB' })
    const booking = await invitee.newPage()
    await booking.goto(link)
    await isSound(booking, at('offered'))
    await booking.goto(mailed ?? '')
    await booking.getByLabel('Name').fill('Maya Lindt')
    await booking.getByLabel('Email', { exact: true }).fill('maya@acme.test')
    await booking.getByLabel(/^Phone/).fill('+49 30 1234567')
    await isSound(booking, at('details'))
    await booking.getByRole('button', { name: 'Confirm booking' }).click()
    await booking.getByRole('heading', { name: 'Your meeting is booked' }).waitFor()
    await booking.goto(link)
    await booking.getByText('A meeting was booked with this link already').waitFor()
    await isSound(booking, at('used'))
    await invitee.close()

    await page.goto('/settings/pages')
    const row = page.getByRole('listitem').filter({ hasText: `Kick-off on ${where}` })
    await row.getByRole('link', { name: 'Delete' }).click()
    await isSound(page, at('delete'))
    await page.getByRole('button', { name: 'Delete the page' }).click()
    await page.getByText('The page was deleted.').waitFor()
    const gone = await page.goto(link)
    expect(gone?.status()).toBe(410)
    await isSound(page, at('gone'))
    await context.close()
  },
)

test.each([
  ['a desk', desktop],
  ['a phone', phone],
])('the pages about links and the workspace are sound and fit, on %s', async (where, viewport) => {
  const context = await browser.newContext({ viewport, baseURL: app.url })
  const page = await context.newPage()
  await page.goto(await makeSignInLink(app.context, { userId: app.ana.id }))
  await page.getByRole('button', { name: 'Sign in' }).click()
  const paths = {
    workspace: '/settings/workspace',
    editor: `/settings/pages/${app.page.id}`,
    hours: '/settings/hours?id=new',
    row: `/settings/pages?open=${app.page.id}`,
  }
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(path)
    await isSound(page, `${where.replace('a ', '')}-${name}`)
  }
  await context.close()
})
