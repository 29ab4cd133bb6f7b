import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop, launchBrowser, phone, seriousFaults } from '../support/browser.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

let app: TestApp
let browser: Browser

/** Monday 2026-11-02, 9:00 in Berlin; the policy of the real app applies. */
beforeAll(async () => {
  app = await startTestApp({ clock: () => Date.UTC(2026, 10, 2, 8) })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

/** A page whose script errors and broken policies fail the test that opened it. */
async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.url,
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    ...options,
  })
  const page = await context.newPage()
  page.on('pageerror', error => expect.soft(error).toBeUndefined())
  page.on('console', message => {
    const isExpected = message.text().includes('409')
    if (message.type() === 'error' && !isExpected) expect.soft(message.text()).toBe('')
  })
  await page.goto(path)
  return page
}

async function fillIn(page: Page, email = 'maya@example.com') {
  await page.fill('[name=name]', 'Maya Lindt')
  await page.fill('[name=email]', email)
}

async function confirm(page: Page) {
  await page.click('button.primary')
  await page.waitForURL(/\/manage\//)
}

const countMeetings = async () => Number((await app.db('meetings').count())[0]?.count)

test.each([
  ['on a desk', { viewport: desktop }],
  ['on a phone', { viewport: phone, hasTouch: true }],
])('F48: a visitor books %s', async (_where, options) => {
  const page = await openPage('/meetings/demo', { ...options, timezoneId: 'America/New_York' })
  await page.getByText('New York').first().waitFor()
  await page.click('.day.free >> nth=3')
  expect(await seriousFaults(page)).toEqual([])
  await page.click('.time >> nth=0')
  await fillIn(page)
  expect(await seriousFaults(page)).toEqual([])
  await confirm(page)
  expect(await page.textContent('h1')).toBe('Your meeting is booked')
  expect(await page.textContent('.summary')).toContain('New York, EST')
  expect(await seriousFaults(page)).toEqual([])
  await page.context().close()
})

test('F48: without JavaScript a visitor books, moves and cancels', async () => {
  const page = await openPage('/meetings/demo', { javaScriptEnabled: false })
  await page.click('.day.free >> nth=2')
  await page.click('.time >> nth=2')
  await fillIn(page)
  await confirm(page)
  await page.getByRole('link', { name: 'Reschedule' }).click()
  await page.click('.day.free >> nth=5')
  await page.click('.time >> nth=1')
  await page.click('button.primary')
  expect(await page.textContent('h1')).toBe('Your meeting was moved')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.fill('[name=reason]', 'Another time perhaps')
  await page.click('button.danger')
  expect(await page.textContent('h1')).toContain('canceled')
  await page.context().close()
})

test('F48: a visitor books with the keyboard alone', async () => {
  const page = await openPage('/meetings/demo')
  await page.locator('.day[tabindex="0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('.time:focus').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.waitForURL(/slot=/)
  await page.focus('[name=name]')
  await page.keyboard.type('Maya Lindt')
  await page.keyboard.press('Tab')
  await page.keyboard.type('maya@example.com')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/manage\//)
  await page.context().close()
})

test('F22: the invitee moves the meeting, sees both times, and cancels it', async () => {
  const page = await openPage('/meetings/demo?slot=2026-11-12T10:00:00Z')
  await fillIn(page)
  await confirm(page)
  const manage = new URL(page.url()).pathname
  await page.getByRole('link', { name: 'Reschedule' }).click()
  await page.getByRole('gridcell', { name: /13 November/ }).click()
  await page.click('.time >> nth=0')
  expect(await page.textContent('form strong')).toContain('12 November')
  expect(await page.textContent('.chosen')).toContain('13 November')
  expect(await seriousFaults(page)).toEqual([])
  await page.click('button.primary')
  await page.waitForURL(/done=moved/)
  await page.goto(`${manage}?step=cancel`)
  expect(await seriousFaults(page)).toEqual([])
  await page.click('button.danger')
  await page.getByRole('heading', { name: /canceled/ }).waitFor()
  await page.getByRole('link', { name: 'Book another time' }).waitFor()
  await page.context().close()
})

test('F48: an address with letters beyond ASCII is typed and booked in a browser', async () => {
  const page = await openPage('/meetings/demo?slot=2026-11-26T10:00:00Z')
  await fillIn(page, 'jörg@bücher.example')
  await confirm(page)
  expect(await page.textContent('main')).toContain('jörg@')
  await page.context().close()
})

test('F14: a link to a time that is not offered names it in the reader’s own zone', async () => {
  // Saturday, 15:00 in Berlin.
  const page = await openPage('/meetings/demo?slot=2026-11-14T14:00:00Z', {
    timezoneId: 'America/Los_Angeles',
  })
  await page.getByText('14 November 2026, 6:00 am is not offered').waitFor()
  await page.context().close()
})

test('F14: a link straight to a time shows it in the reader’s own zone, and says which', async () => {
  const page = await openPage('/meetings/demo?slot=2026-11-25T10:00:00Z', {
    timezoneId: 'America/New_York',
  })
  await page.waitForURL(/tz=America/)
  expect(await page.textContent('.chosen')).toContain('5:00 am')
  expect(await page.textContent('.chosen')).toContain('New York, EST')
  await page.context().close()
})

test('F14: a time lost at the last moment keeps the form, offers the nearest three and says so', async () => {
  const slot = '/meetings/demo?slot=2026-11-17T10:00:00Z'
  const [first, second] = [await openPage(slot), await openPage(slot)]
  await fillIn(first)
  await fillIn(second, 'piotr@example.com')
  await confirm(first)
  await second.click('button.primary')
  await second.getByText('Someone just took').waitFor()
  expect(await second.evaluate(() => document.activeElement?.id)).toBe('notice')
  expect(await second.locator('[type=radio]').count()).toBe(3)
  expect(await second.inputValue('[name=email]')).toBe('piotr@example.com')
  expect(await seriousFaults(second)).toEqual([])
  await confirm(second)
  for (const page of [first, second]) await page.context().close()
})

test('F14: the same for a meeting that is moved', async () => {
  const page = await openPage('/meetings/demo?slot=2026-11-18T10:00:00Z')
  await fillIn(page)
  await confirm(page)
  const manage = new URL(page.url()).pathname
  await page.goto(`${manage}?step=move&slot=2026-11-19T10:00:00Z`)
  const faster = await openPage('/meetings/demo?slot=2026-11-19T10:00:00Z')
  await fillIn(faster, 'piotr@example.com')
  await confirm(faster)
  await page.click('button.primary')
  await page.getByText('Someone just took').waitFor()
  expect(await page.locator('[type=radio]').count()).toBe(3)
  await page.click('button.primary')
  await page.waitForURL(/done=moved/)
  for (const one of [page, faster]) await one.context().close()
})

test('F14: pressed twice in haste, it is booked once', async () => {
  const before = await countMeetings()
  const page = await openPage('/meetings/demo?slot=2026-11-20T10:00:00Z')
  await fillIn(page)
  await page.evaluate(() => {
    const form = document.querySelector('form[data-once]')
    const button = form?.querySelector<HTMLButtonElement>('button.primary')
    button?.click()
    button?.click()
  })
  await page.waitForURL(/\/manage\//)
  await page.goBack()
  await page.getByText('is not offered. Choose another time.').waitFor()
  expect(await countMeetings()).toBe(before + 1)
  await page.context().close()
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing serious on the picker, %s',
  async colorScheme => {
    const page = await openPage('/meetings/demo?date=2026-11-10', {
      colorScheme,
      viewport: desktop,
    })
    expect(await seriousFaults(page)).toEqual([])
    await page.context().close()
  },
)
