import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { desktop, launchBrowser, phone, seriousFaults } from '../support/browser.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
let now = monday
let app: TestApp
let browser: Browser

beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function signedIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(await makeSignInLink(app.context, { userId: app.ana.id }))
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/settings')
  expect(faults).toEqual([])
  return page
}

const book = async (hour: number) => aBooking(app, { startsAt: Date.UTC(2026, 10, 2, hour) })

const fitsItsWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test.each([
  ['a desk', desktop],
  ['a phone', phone],
])(
  'a rep signs in, logs an outcome, changes hours and makes a page, on %s',
  async (_on, viewport) => {
    now = monday
    const hour = viewport === desktop ? 9 : 11
    await book(hour)
    now = Date.UTC(2026, 10, 2, hour + 1)
    const context = await browser.newContext({ viewport, baseURL: app.url })
    const page = await signedIn(context)
    await page.getByRole('button', { name: 'Held' }).click()
    await page.getByText('Last seven days').waitFor()
    await page.getByRole('link', { name: 'Demo' }).first().click()
    await page.getByText('Outcome logged by Ana Ruiz: Held').waitFor()
    expect(await seriousFaults(page)).toEqual([])

    await page.getByRole('link', { name: 'Hours' }).click()
    await page.getByLabel('Friday').fill('9-13')
    await page.getByLabel('Saturday').fill('noon')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Nothing was saved yet').waitFor()
    expect(await page.getByLabel('Friday').inputValue()).toBe('9-13')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByLabel('Saturday').fill('')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()

    await page.getByRole('link', { name: 'Scheduling pages' }).click()
    await page.getByRole('link', { name: 'New page' }).click()
    await page.getByLabel('Title').fill(`Coffee ${hour}`)
    await page.getByLabel('Address', { exact: true }).fill(`coffee-${hour}`)
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: `${app.url}/meetings/coffee-${hour}` }).click()
    await page.getByRole('heading', { name: `Coffee ${hour}` }).waitFor()
    await context.close()
  },
)

test.each([
  ['a desk', desktop],
  ['a phone', phone],
])('every signed-in page is sound and fits, on %s', async (_on, viewport) => {
  const context = await browser.newContext({ viewport, baseURL: app.url })
  const page = await signedIn(context)
  for (const path of [
    '/settings',
    '/settings/hours',
    '/settings/pages',
    `/settings/pages/${app.page.id}`,
    '/settings/calendars',
    '/settings/people',
    `/settings/people/${app.ben.id}`,
    '/settings/connections',
    '/settings/deliveries',
    '/records',
  ]) {
    await page.goto(path)
    expect(await seriousFaults(page), path).toEqual([])
    expect(await fitsItsWidth(page), path).toBe(true)
  }
  await page.locator('td a').first().click()
  await page.waitForURL('**/records/builtin/contacts/*')
  expect(await seriousFaults(page)).toEqual([])
  await context.close()
})
