import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDevSlack } from '../../src/dev/slack/start-dev-slack.ts'
import { desktop, launchBrowser, phone, seriousFaults } from '../support/browser.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const hourMs = 60 * 60_000
const members = [
  { name: 'Ana Ruiz', email: 'ana@parley.test', timeZone: 'Europe/Berlin', locale: 'en-GB' },
  { name: 'Maya Lindt', email: 'maya@acme.test', timeZone: 'America/New_York', locale: 'en-US' },
]
let now = monday
let app: TestApp
let browser: Browser

beforeAll(async () => {
  app = await startTestApp({
    clock: () => now,
    openDevSlack: ({ clock }) => startDevSlack({ members, clock }),
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

/** Where a picture of each step is wanted, it goes to this folder. */
const pictures = process.env.JOURNEY_PICTURES

const fitsItsWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

async function isSound(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` })
  expect(await seriousFaults(page), name).toEqual([])
  expect(await fitsItsWidth(page), name).toBe(true)
}

async function enter(context: BrowserContext, person: string, room: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto('/dev/slack')
  await page.getByLabel('You are').selectOption({ label: person })
  const chosen = page.locator('select option:checked', { hasText: person })
  await chosen.waitFor({ state: 'attached' })
  await page.getByRole('link', { name: room, exact: true }).click()
  await page.getByRole('heading', { name: room, level: 1 }).waitFor()
  return page
}

/** Wednesday 2026-11-04 at 10 in Berlin. */
async function booked() {
  const { meeting } = await aBooking(app, {
    startsAt: monday + 49 * hourMs,
    timeZone: 'America/New_York',
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt', company: 'Acme' },
  })
  return meeting
}

const say = async (page: Page, room: string, text: string) => {
  await page.getByLabel(`Message to ${room}`).fill(text)
  await page.keyboard.press('Enter')
}

const messages = (page: Page) => page.getByRole('article')

test('F46, F64: times are proposed, sent, picked by the guest, moved and canceled, all in Slack', async () => {
  const context = await browser.newContext({ viewport: desktop, baseURL: app.url })
  const ana = await enter(context, 'Ana Ruiz', '#deals')
  await say(ana, '#deals', '/meet maya@acme.test demo 30 thu pm x3')
  const preview = messages(ana).filter({ hasText: 'Only visible to you' })
  await preview.getByText(/3 × 30-min/).waitFor()
  await isSound(ana, 'preview')
  await preview
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click()
  await preview.getByText(/2 × 30-min/).waitFor()
  await preview.getByRole('button', { name: 'Post here' }).click()
  const offer = messages(ana).filter({ hasText: 'offers' })
  await offer.waitFor()
  await isSound(ana, 'offer')

  const guest = await browser.newContext({ viewport: phone, baseURL: app.url, colorScheme: 'dark' })
  const maya = await enter(guest, 'Maya Lindt', '#deals')
  await isSound(maya, 'offer-phone')
  await maya.getByRole('button', { name: /Nov/ }).first().click()
  const dialog = maya.getByRole('dialog')
  // Whom the offer was made to books with one press; anybody else would say who they are.
  await messages(maya).filter({ hasText: 'Booked' }).or(dialog).first().waitFor()
  expect(await dialog.count()).toBe(0)
  await isSound(maya, 'picked-phone')

  await ana.getByRole('link', { name: 'Parley', exact: true }).click()
  const card = messages(ana).filter({ has: ana.getByRole('heading', { name: /Demo · Maya/ }) })
  await card.waitFor()
  await isSound(ana, 'booked')
  await card.getByRole('button', { name: 'Reschedule', exact: true }).click()
  const form = ana.getByRole('dialog')
  await form.getByRole('radio').first().check()
  await isSound(ana, 'reschedule')
  await form.getByRole('button', { name: 'Move' }).click()
  await card.locator('s').first().waitFor()
  await form.getByRole('button', { name: 'Close' }).click()
  await form.waitFor({ state: 'detached' })
  await isSound(ana, 'moved')

  await card.getByRole('button', { name: 'Cancel', exact: true }).click()
  const cancelForm = ana.getByRole('dialog')
  const confirm = cancelForm.getByRole('button', { name: 'Cancel the meeting' })
  await confirm.waitFor()
  await isSound(ana, 'cancel')
  await confirm.click()
  await cancelForm.getByText('Canceled ✓').waitFor()
  await cancelForm.getByRole('button', { name: 'Close' }).click()
  await cancelForm.waitFor({ state: 'detached' })
  await messages(ana)
    .getByRole('heading', { name: /Canceled/ })
    .waitFor()
  await isSound(ana, 'canceled')
  await guest.close()
  await context.close()
})

test('F64: a modal holds the focus, Escape closes it, and the focus is back where it was', async () => {
  const context = await browser.newContext({ viewport: desktop, baseURL: app.url })
  const page = await enter(context, 'Ana Ruiz', 'Parley')
  await say(page, 'Parley', '/meet maya@acme.test thrs')
  const edit = page.getByRole('button', { name: 'Edit the command' }).last()
  await edit.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await isSound(page, 'modal')
  const isInside = () => page.evaluate(() => document.activeElement?.closest('dialog') !== null)
  expect(await isInside()).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await edit.evaluate(button => button === document.activeElement)).toBe(true)
  await context.close()
})

test('F24, F64: App Home shows what comes, on a desk, on a phone and in the dark', async () => {
  const context = await browser.newContext({ viewport: desktop, baseURL: app.url })
  await booked()
  const page = await enter(context, 'Ana Ruiz', 'App Home')
  await page.getByText('Demo').first().waitFor()
  await isSound(page, 'home')
  await page.setViewportSize(phone)
  // Colours that fade into the dark have a weak contrast on their way.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await isSound(page, 'home-phone')
  await context.close()
})

test('F64: everything can be read and pressed without JavaScript', async () => {
  const context = await browser.newContext({
    viewport: phone,
    baseURL: app.url,
    javaScriptEnabled: false,
  })
  const page = await context.newPage()
  await page.goto('/dev/slack')
  await page.getByLabel('Message to Parley').fill('/meet maya@acme.test thrs')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('button', { name: 'Edit the command' }).last().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  expect(await page.getByRole('dialog').count()).toBe(0)
  await context.close()
})

test('F39, F64: the question how it went is answered with one press, and taken back', async () => {
  now = monday + 51 * hourMs
  const context = await browser.newContext({ viewport: desktop, baseURL: app.url })
  const page = await enter(context, 'Ana Ruiz', 'Parley')
  const questions = messages(page).filter({ hasText: 'How did' })
  const isAsked = (count: number) => expect.poll(() => questions.count()).toBe(count)
  await questions.last().waitFor()
  const asked = await questions.count()
  await isSound(page, 'question')
  await questions.last().getByRole('button', { name: 'Held' }).click()
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  await isAsked(asked - 1)
  await isSound(page, 'held')
  await page.getByRole('button', { name: 'Undo' }).click()
  await isAsked(asked)
  await context.close()
})
