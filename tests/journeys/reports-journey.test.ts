import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { desktop, launchBrowser, phone, seriousFaults } from '../support/browser.ts'
import { addPastMeeting } from '../support/report-meetings.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
const outcomes = [
  'completed',
  'completed',
  'no-show',
  'completed',
  'canceled',
  'Qualified',
] as const
const sources = ['page', 'slack', 'page', 'proposal', 'record', 'calendar', 'api'] as const

let app: TestApp
let browser: Browser

/** Eleven weeks of meetings, some more every week, and some ahead. */
async function addMeetings() {
  const { ana, ben, page } = app
  for (let index = 0; index < 90; index++) {
    const startsAt =
      monday + 2 * dayMs - Math.floor(index ** 1.2 / 3) * dayMs + (index % 8) * hourMs
    await addPastMeeting(app, {
      host: index % 3 === 0 ? ben : ana,
      organizer: index % 4 === 0 ? ben : ana,
      startsAt,
      outcome: startsAt > monday ? 'scheduled' : outcomes[index % outcomes.length],
      source: sources[index % sources.length],
      pageId: index % 5 === 0 ? undefined : page.id,
      bookedAt: startsAt - (2 + ((index * 7) % 90)) * 3 * hourMs,
    })
  }
}

beforeAll(async () => {
  app = await startTestApp({ clock: () => monday })
  await addMeetings()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function signedIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(await makeSignInLink(app.context, { userId: app.ana.id }))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/settings')
  return page
}

const fitsItsWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

const expectSound = async (page: Page) => {
  expect(await seriousFaults(page)).toEqual([])
  expect(await fitsItsWidth(page)).toBe(true)
}

/** Only where it is asked for: pictures to look at. */
const picture = async (page: Page, name: string) => {
  const folder = process.env.PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test.each([
  ['a desk', desktop],
  ['a phone', phone],
])(
  'F41: an admin reads the reports, chooses days and a host, and takes the file, on %s',
  async (on, viewport) => {
    const context = await browser.newContext({ viewport, baseURL: app.url })
    const page = await signedIn(context)
    const faults: string[] = []
    page.on('console', message => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.getByRole('link', { name: 'Reports' }).click()
    await page.getByRole('img', { name: 'Meetings by week' }).waitFor()
    await page.getByText('The numbers of each week').click()
    await expectSound(page)
    await picture(page, `reports-${on.at(-1)}`)

    await page.getByRole('link', { name: 'Last 26 weeks' }).click()
    await page.getByText('The numbers of each week').waitFor()
    await expectSound(page)
    await picture(page, `reports-26-${on.at(-1)}`)

    await page.getByLabel('From').fill('2026-10-26')
    await page.getByLabel('To', { exact: true }).fill('2026-11-08')
    await page.getByRole('button', { name: 'Show these days' }).click()
    await page.getByText('26 Oct – 8 Nov 2026').first().waitFor()
    await page.getByLabel('Host', { exact: true }).selectOption({ label: 'Ben Ruiz' })
    await page.getByRole('button', { name: 'Show this host' }).click()
    await page.getByText('Only meetings that Ben Ruiz hosts.').waitFor()
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-10-26')
    await expectSound(page)
    await picture(page, `reports-host-${on.at(-1)}`)

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download as CSV' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('parley-2026-10-26-2026-11-08.csv')
    expect(await readFile(await file.path(), 'utf8')).toMatch(/^\uFEFFReference,Title/)
    expect(faults).toEqual([])
    await context.close()
  },
)

test('the reports are read in Polish, in the dark, and with no meeting', async () => {
  await app.db('users').where({ id: app.ana.id }).update({ locale: 'pl' })
  const context = await browser.newContext({
    viewport: phone,
    baseURL: app.url,
    colorScheme: 'dark',
  })
  const page = await context.newPage()
  await page.goto(await makeSignInLink(app.context, { userId: app.ana.id }))
  await page.locator('button[type="submit"]').last().click()
  await page.waitForURL('**/settings')
  await page.goto('/reports')
  await page.getByRole('heading', { name: 'Spotkania według tygodni' }).waitFor()
  await expectSound(page)
  await picture(page, 'reports-dark')
  await page.setViewportSize(desktop)
  await page.goto('/reports?from=2024-11-09&to=2026-11-08')
  await expectSound(page)
  await picture(page, 'reports-two-years')
  await page.setViewportSize(phone)
  await expectSound(page)
  await page.goto('/reports?from=2025-01-01&to=2025-01-31')
  await page.getByText('W tych dniach nie ma żadnego spotkania.').waitFor()
  await expectSound(page)
  await page.goto('/reports?from=2025-01-31&to=2025-01-01')
  await page.getByText('Ostatni dzień jest przed pierwszym').waitFor()
  await expectSound(page)
  await picture(page, 'reports-fault')
  await context.close()
})
