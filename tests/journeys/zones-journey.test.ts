import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { updateUser } from '../../src/services/people/update-user.ts'
import { launchBrowser } from '../support/browser.ts'
import { aPage } from '../support/builders/a-page.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

let app: TestApp
let browser: Browser

/** Monday 2026-11-02, 9:00 in Berlin. */
beforeAll(async () => {
  app = await startTestApp({ clock: () => Date.UTC(2026, 10, 2, 8) })
  await aPage(app, { slug: 'lengths', durationsMinutes: [30, 15, 60] })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function openPage(
  path: string,
  { script, ...options }: BrowserContextOptions & { script?: string } = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.url,
    timezoneId: 'America/New_York',
    locale: 'en-US',
    ...options,
  })
  if (script) await context.addInitScript(script)
  const page = await context.newPage()
  page.on('pageerror', error => expect.soft(error).toBeUndefined())
  await page.goto(path)
  return page
}

const zoneShown = (page: Page) => page.textContent('.zone-bar summary')

test('another duration keeps the visitor’s zone, month and day', async () => {
  const page = await openPage('/meetings/lengths?month=2026-12')
  await page.getByText('New York, EST').waitFor()
  await page.click('[data-day="2026-12-08"]')
  await page.getByRole('link', { name: '60 minutes' }).click()
  await page.locator('[data-duration="60"][aria-current="true"]').waitFor()
  expect(await zoneShown(page)).toContain('New York, EST')
  expect(await page.textContent('.times h2')).toContain('8 December')
  // Ana's last hour ends at 17:00 in Berlin, 11:00 in New York.
  expect(await page.locator('.time').last().textContent()).toBe('10:00 am')
  await page.locator('.time').last().click()
  await page.waitForURL(/slot=/)
  expect(await page.textContent('.chosen')).toContain('10:00 am')
  await page.fill('[name=name]', 'Maya Lindt')
  await page.fill('[name=email]', 'maya@example.com')
  await page.click('button.primary')
  await page.waitForURL(/\/manage\//)
  expect(await page.textContent('.summary')).toContain('10:00 am–11:00 am')
  expect(await page.textContent('.summary')).toContain('New York, EST')
  await page.context().close()
})

test('the chosen duration stays when the page is loaded again', async () => {
  const page = await openPage('/meetings/lengths')
  await page.getByRole('link', { name: '15 minutes' }).click()
  await page.locator('[data-duration="15"][aria-current="true"]').waitFor()
  await page.reload()
  await page.locator('[data-duration="15"][aria-current="true"]').waitFor()
  expect(await zoneShown(page)).toContain('New York')
  await page.context().close()
})

test('without JavaScript no address of the page names a zone that nobody chose', async () => {
  const page = await openPage('/meetings/lengths?date=2026-11-10', { javaScriptEnabled: false })
  const addresses = await page
    .locator('main a[href]')
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href))
  expect(addresses.length).toBeGreaterThan(20)
  expect(addresses.filter(address => address.includes('tz='))).toEqual([])
  await page.getByRole('link', { name: '60 minutes' }).click()
  expect(await page.textContent('.times h2')).toContain('10 November')
  await page.context().close()
})

test('a zone that was chosen stays through durations, months, days and hour formats', async () => {
  const page = await openPage('/meetings/lengths')
  await page.getByText('New York, EST').waitFor()
  await page.click('.zone-bar summary')
  await page.fill('#tz', 'Mumbai')
  await page.click('.zone-form button')
  await page.getByText('Kolkata, IST').waitFor()
  await page.getByRole('link', { name: '60 minutes' }).click()
  await page.locator('[data-duration="60"][aria-current="true"]').waitFor()
  await page.click('[data-hours="h23"]')
  await page.click('.month-step[data-month]')
  await page.click('.day.free >> nth=0')
  expect(await zoneShown(page)).toContain('Kolkata, IST')
  await page.click('.time >> nth=0')
  await page.waitForURL(/tz=Asia%2FKolkata/)
  await page.context().close()
})

test('a name that is no zone’s keeps the zone, and says so beside the field', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await openPage('/meetings/lengths?tz=Asia/Tokyo&date=2026-11-10', {
      javaScriptEnabled,
    })
    await page.click('.zone-bar summary')
    await page.fill('#tz', 'Atlantis')
    await page.click('.zone-form button')
    await page.getByText('No time zone is called “Atlantis”. Try a city.').waitFor()
    expect(await zoneShown(page)).toContain('Tokyo')
    expect(await page.textContent('.times h2')).toContain('10 November')
    await page.context().close()
  }
})

/** As in browsers whose time zone data is older than the server's. */
const forgets = (zone: string) => `
  const Original = Intl.DateTimeFormat
  const Forgetful = function (locale, options) {
    if (options?.timeZone === '${zone}') throw new RangeError('invalid time zone')
    return new Original(locale, options)
  }
  Forgetful.prototype = Original.prototype
  Forgetful.supportedLocalesOf = Original.supportedLocalesOf
  Intl.DateTimeFormat = Forgetful
`

test('a browser that does not know the host’s zone shows times in its own', async () => {
  await updateUser(app.context, {
    workspaceId: app.workspace.id,
    userId: app.ben.id,
    changes: { timeZone: 'America/Coyhaique' },
  })
  await aPage(app, { slug: 'coyhaique', hostIds: [app.ben.id] })
  const page = await openPage('/meetings/coyhaique', { script: forgets('America/Coyhaique') })
  await page.getByText('New York, EST').waitFor()
  await page.click('.day.free >> nth=0')
  await page.click('.time >> nth=0')
  await page.waitForURL(/slot=.*tz=America%2FNew_York|tz=America%2FNew_York.*slot=/)
  await page.context().close()
})

test('where the visitor’s own choice is unknown to the browser, the page stays as the server made it', async () => {
  const page = await openPage('/meetings/demo?tz=America/Coyhaique&date=2026-11-10', {
    script: forgets('America/Coyhaique'),
  })
  expect(await zoneShown(page)).toContain('Coyhaique')
  expect(await page.locator('.time').count()).toBe(16)
  await page.click('.month-step[data-month]')
  await page.waitForURL(/month=2026-12/)
  expect(await zoneShown(page)).toContain('Coyhaique')
  await page.context().close()
})

test('the page of a meeting works in a browser that does not know its zone', async () => {
  const booking = await openPage('/meetings/demo?slot=2026-11-12T10:00:00Z&tz=America/Coyhaique')
  await booking.fill('[name=name]', 'Maya Lindt')
  await booking.fill('[name=email]', 'maya@example.com')
  await booking.click('button.primary')
  await booking.waitForURL(/\/manage\//)
  const manage = new URL(booking.url()).pathname
  const page = await openPage(`${manage}?step=move`, { script: forgets('America/Coyhaique') })
  await page.click('.day.free >> nth=3')
  await page.click('.time >> nth=0')
  expect(await page.textContent('.chosen')).toContain('Coyhaique')
  for (const one of [booking, page]) await one.context().close()
})
