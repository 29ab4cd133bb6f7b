import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { desktop, launchBrowser, phone, seriousFaults } from '../support/browser.ts'
import {
  openScheduleFixture,
  type ScheduleFixture,
} from '../web/records/schedule/schedule-fixture.ts'

let fixture: ScheduleFixture
let browser: Browser

beforeAll(async () => {
  fixture = await openScheduleFixture()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await fixture?.close()
})

async function signedIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(await makeSignInLink(fixture.app.context, { userId: fixture.app.ana.id }))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/settings')
  return page
}

const fitsItsWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

/** Whatever is pressed is large enough for a thumb (WCAG 2.5.5), and phones zoom into no field. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '#schedule button:not([aria-hidden]), #schedule select, label.start',
      ),
    ]
      .filter(element => element.checkVisibility())
      .map(element => ({ name: element.textContent, height: element.offsetHeight }))
      .filter(({ height }) => height < 44)
      .map(({ name, height }) => `${name} ${height}`),
  )

const smallText = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '#schedule :is(input:not([type=radio], [type=checkbox]), select, textarea)',
      ),
    ]
      .filter(element => Number.parseFloat(getComputedStyle(element).fontSize) < 16)
      .map(element => element.id),
  )

async function isSound(page: Page, name: string): Promise<void> {
  expect(await seriousFaults(page), name).toEqual([])
  expect(await fitsItsWidth(page), name).toBe(true)
  expect(await smallTargets(page), name).toEqual([])
  expect(await smallText(page), name).toEqual([])
}

const devices = [
  ['desk', desktop, '2026-11-03'],
  ['phone', phone, '2026-11-05'],
] as const

test.each(devices)(
  'F31 F33 F38: a rep books a guest for a deal, at a %s',
  async (on, viewport, day) => {
    const context = await browser.newContext({ viewport, baseURL: fixture.app.url })
    const page = await signedIn(context)
    await page.getByRole('link', { name: 'Book for a guest' }).click()
    await isSound(page, `${on}-guest`)
    await page.getByRole('searchbox').fill('lindt')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('link', { name: 'Maya Lindt' }).click()
    await page.getByRole('heading', { name: 'Schedule with Maya Lindt' }).waitFor()
    await isSound(page, `${on}-form`)

    // Another day and length in place: what was typed stays, the focus too.
    await page.getByLabel('Title').fill(`Pilot by ${on}`)
    await page.locator(`#go-${day}`).click()
    await page.locator(`#go-${day}[aria-current="date"]`).waitFor()
    await page.getByLabel('45 minutes').check()
    await page.getByText('10:00 am', { exact: true }).click()
    const chosen = page.locator('#chosen')
    await expect.poll(() => chosen.textContent()).toContain('10:00 am–10:45 am, Berlin')
    expect(await page.getByLabel('Title').inputValue()).toBe(`Pilot by ${on}`)

    // Somebody is found as one types, by the keyboard alone.
    await page.getByRole('combobox', { name: 'Other attendees' }).pressSequentially('rita')
    await page.getByRole('option', { name: 'Rita Rep rita@' }).waitFor()
    await isSound(page, `${on}-people`)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove Rita Rep' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('guestText')

    await page.getByLabel(/Pilot/).check()
    await page.getByLabel('Where', { exact: true }).selectOption('phone')
    expect(await page.getByLabel('Number to call').inputValue()).toBe('+48 600 100 200')
    expect(await page.getByLabel('Address of the meeting').isVisible()).toBe(false)
    // As the workspace has them: one day and one hour before.
    expect(await page.getByLabel('Reminder 1: how long').inputValue()).toBe('1')
    await page.getByLabel('Reminder 2: how long').fill('90')
    await page.getByLabel('Unit of reminder 2').selectOption('minutes before')
    await isSound(page, `${on}-filled`)
    await page.getByRole('button', { name: 'Schedule', exact: true }).click()
    await page.getByText('The meeting is scheduled.').waitFor()
    await page.getByRole('heading', { name: `Pilot by ${on}` }).waitFor()
    await context.close()
  },
)

test.each(devices)(
  'a taken time is shown beside it, and one’s own can be booked anyway, at a %s',
  async (on, viewport) => {
    const context = await browser.newContext({ viewport, baseURL: fixture.app.url })
    const page = await signedIn(context)
    await page.goto(`${fixture.deal}?day=2026-11-03&minutes=45`)
    await page.getByText('Pilot by desk').waitFor()
    const anyway = page.locator('.anyway:visible')
    expect(await anyway.count()).toBe(0)
    await page.locator('#time-10\\:00').check()
    expect(await anyway.allTextContents()).toEqual(['Book anyway: it is my own time'])
    await page.getByRole('button', { name: 'Schedule', exact: true }).click()
    await page.getByRole('alert').getByText('You are busy then').waitFor()
    await isSound(page, `${on}-taken`)
    await anyway.getByRole('checkbox').check()
    await page.getByLabel('Title').fill(`Anyway by ${on}`)
    await page.getByRole('button', { name: 'Schedule', exact: true }).click()
    await page.getByRole('heading', { name: `Anyway by ${on}` }).waitFor()
    await context.close()
  },
)

test('what is typed while another day is on its way stays, and so does the cursor', async () => {
  const context = await browser.newContext({ viewport: desktop, baseURL: fixture.app.url })
  const page = await signedIn(context)
  await page.goto(fixture.deal)
  let letThrough = () => {}
  const typed = new Promise<void>(resolve => {
    letThrough = resolve
  })
  await page.route('**/schedule', async route => {
    const response = await route.fetch()
    await typed
    await route.fulfill({ response })
  })
  await page.locator('#go-2026-11-05').click()
  await page.getByLabel('Title').fill('Slow lines')
  await page.getByLabel('Title').press('ArrowLeft')
  letThrough()
  await page.locator('#go-2026-11-05[aria-current="date"]').waitFor()
  expect(await page.getByLabel('Title').inputValue()).toBe('Slow lines')
  await page.keyboard.type('!')
  expect(await page.getByLabel('Title').inputValue()).toBe('Slow line!s')
  await context.close()
})

test('F31 F38: all of it without JavaScript', async () => {
  const context = await browser.newContext({
    viewport: phone,
    baseURL: fixture.app.url,
    javaScriptEnabled: false,
  })
  const page = await signedIn(context)
  await page.goto(fixture.company)
  await page.locator('#go-2026-11-06, #day-after').first().click()
  await page.getByLabel('Other attendees').fill('rita')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: /Rita Rep/ }).click()
  await page.getByRole('button', { name: 'Remove Rita Rep' }).waitFor()
  await page.getByLabel('Somebody else').fill('nina@acme.test')
  await page.getByRole('button', { name: 'Find' }).first().click()
  await page.getByLabel('Name of the new contact').fill('Nina New')
  await page.getByLabel('Where', { exact: true }).selectOption('address')
  await page.getByLabel('Address of the meeting').fill('Long Street 1')
  await page.getByText('2:00 pm', { exact: true }).click()
  await page.getByRole('button', { name: 'Schedule', exact: true }).click()
  await page.getByText('Nina New').first().waitFor()
  await context.close()
})
