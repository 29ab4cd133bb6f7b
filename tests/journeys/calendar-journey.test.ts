import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { listKeptMails } from '../../src/store/deliveries/kept-mails.ts'
import { desktop, launchBrowser, phone, seriousFaults } from '../support/browser.ts'
import type { GoogleStandIn } from '../support/google-stand-in/google-stand-in.ts'
import { startGoogleStandIn } from '../support/google-stand-in/start-google-stand-in.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

let app: TestApp
let google: GoogleStandIn
let browser: Browser

beforeAll(async () => {
  google = await startGoogleStandIn()
  app = await startTestApp({
    env: {
      GOOGLE_CLIENT_ID: 'google client',
      GOOGLE_CLIENT_SECRET: 'google secret',
      GOOGLE_API_URL: google.url,
      GOOGLE_OAUTH_URL: google.url,
    },
  })
  google.addAccount(app.ana.email)
  google.addCalendar(app.ana.email, { summary: 'Family' })
  google.addCalendar(app.ana.email, { summary: 'Boss, busy only', accessRole: 'freeBusyReader' })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await google?.close()
})

const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

async function signedIn(viewport = desktop): Promise<Page> {
  const page = await (await browser.newContext({ viewport })).newPage()
  await page.goto(await makeSignInLink(app.context, { userId: app.ana.id }))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/settings')
  return page
}

/** Reloaded until it is there: jobs bring it about. */
const shows = async (page: Page, text: string) => {
  await expect
    .poll(
      async () => {
        await page.reload()
        return (await page.textContent('main')) ?? ''
      },
      { timeout: 15_000, interval: 150 },
    )
    .toContain(text)
}

test('F26 F30: a rep connects Google in three presses and sees how it stands', async () => {
  const page = await signedIn()
  await page.getByRole('link', { name: 'Calendars' }).click()
  expect(await page.getByText('Microsoft 365 can be connected once').count()).toBe(1)
  await page.getByRole('link', { name: 'Connect Google Calendar' }).click()
  await page.waitForURL('**/settings/calendars?connected=google')
  expect(await page.getByText('The account is connected').count()).toBe(1)
  expect(await page.getByText('Family').count()).toBeGreaterThan(0)
  // Only whether its owner is busy could be read there.
  expect(await page.getByText('Boss, busy only').count()).toBe(0)
  await shows(page, 'read ')
  await page.getByText('What counts as taken').click()
  await page.getByLabel('Tentative events').uncheck()
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.waitForURL('**/settings/calendars?done=saved')
  await page.getByText('What counts as taken').click()
  expect(await page.getByLabel('Tentative events').isChecked()).toBe(false)
  expect(await seriousFaults(page)).toEqual([])
})

test.each([
  ['a desk', desktop],
  ['a phone', phone],
])(
  'F17 F53: with the calendar lost, on %s: visitors leave a word, its owner mends it',
  async (_on, viewport) => {
    google.setAccess(app.ana.email, 403)
    google.pushAgain(1)
    const owner = await signedIn(viewport)
    await owner.goto(`${app.url}/settings/calendars`)
    await owner.getByRole('button', { name: 'Save' }).first().click()
    await app.db('calendars').update({ sync_token: null })
    await app.context.jobs.enqueue(
      app.db,
      'sync-calendar',
      (await app.db('calendars').select('id')).map(({ id }) => ({ payload: { calendarId: id } })),
    )
    await shows(owner, 'Fix this')
    expect(await seriousFaults(owner)).toEqual([])
    expect(await fits(owner)).toBe(true)

    const visitor = await (await browser.newContext({ viewport })).newPage()
    await visitor.goto(`${app.url}/meetings/demo`)
    expect(await seriousFaults(visitor)).toEqual([])
    expect(await fits(visitor)).toBe(true)
    await visitor.getByLabel('Name').fill('Wren')
    await visitor.getByLabel('Email').fill(`wren-${viewport.width}@acme.test`)
    await visitor.getByLabel('What would suit you').fill('Any Thursday')
    await visitor.getByRole('button', { name: 'Send' }).click()
    await visitor.getByText('Thank you.').waitFor()
    await expect
      .poll(async () => (await listKeptMails(app.db)).map(({ text }) => text).join(), {
        timeout: 10_000,
      })
      .toContain(`wren-${viewport.width}@acme.test`)

    google.setAccess(app.ana.email, undefined)
    await owner.getByRole('link', { name: 'Reconnect' }).click()
    await owner.waitForURL('**/settings/calendars?connected=google')
    await expect
      .poll(
        async () => {
          await visitor.goto(`${app.url}/meetings/demo`)
          return visitor.getByText('Ask for a time').count()
        },
        { timeout: 15_000 },
      )
      .toBe(0)
    await owner.close()
    await visitor.close()
  },
)
