import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop, launchBrowser, phone, seriousFaults } from '../support/browser.ts'
import { aChatSite } from '../support/builders/a-chat-site.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

let app: TestApp
let browser: Browser
/** The website and its chat are on different origins. */
let website: string

/** Monday 2026-11-02, 9:00 in Berlin. */
beforeAll(async () => {
  app = await startTestApp({ clock: () => Date.UTC(2026, 10, 2, 8) })
  const { port } = new URL(app.url)
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`]
  await aChatSite(app, { name: 'Harbor Tools', origins })
  website = `http://127.0.0.1:${port}`
  // Cookies of frames from other websites are blocked, as most browsers do.
  browser = await launchBrowser(['--test-third-party-cookie-phaseout'])
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function openWebsite(
  path: string,
  { refusesStorage = false, ...options }: BrowserContextOptions & { refusesStorage?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: website,
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    viewport: desktop,
    ...options,
  })
  if (refusesStorage)
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('The user denied permission', 'SecurityError')
        },
      })
    })
  const page = await context.newPage()
  page.on('pageerror', error => expect.soft(error).toBeUndefined())
  await page.goto(path)
  return page
}

const launcher = (page: Page) => page.getByRole('button', { name: /^Chat/ })
const panel = (page: Page): FrameLocator => page.frameLocator('iframe[title="Harbor Tools"]')
const keptToken = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).find(name => name.startsWith('meet:')))

async function openChat(page: Page): Promise<FrameLocator> {
  await launcher(page).click()
  const chat = panel(page)
  await chat.getByRole('button', { name: 'Book a meeting' }).waitFor()
  return chat
}

async function write(chat: FrameLocator, text: string) {
  await chat.getByRole('textbox', { name: 'Write a message' }).fill(text)
  await chat.getByRole('textbox', { name: 'Write a message' }).press('Enter')
}

test('a visitor books on another website, without leaving it and without cookies', async () => {
  const page = await openWebsite('/dev/site')
  expect(await page.locator('iframe').count()).toBe(0)
  const chat = await openChat(page)
  expect(await keptToken(page)).toBeUndefined()
  await chat.getByRole('button', { name: 'Book a meeting' }).click()
  await chat
    .locator('.choices button')
    .filter({ hasText: /\d:\d\d/ })
    .first()
    .click()
  await chat.getByLabel('Name').fill('Maya Lindt')
  await chat.getByLabel('Email').fill('maya@acme.com')
  expect(await seriousFaults(page)).toEqual([])
  await chat.locator('.form .main').click()
  await chat.locator('.choices .main').click()
  await chat.getByRole('link', { name: /calendar/i }).waitFor()
  expect(Number((await app.db('meetings').count())[0]?.count)).toBe(1)
  expect(await page.context().cookies()).toEqual([])
  await page.context().close()
})

test('the chat goes on after another page of the website, and ends with a shutdown', async () => {
  const page = await openWebsite('/dev/site')
  await write(await openChat(page), 'Do you rent presses?')
  await expect.poll(() => keptToken(page)).toBeDefined()
  await page.getByRole('link', { name: 'Prices', exact: true }).click()
  await launcher(page).click()
  await panel(page).getByText('Do you rent presses?').waitFor()
  await page.evaluate(() => (window as unknown as { Meet(name: string): void }).Meet('shutdown'))
  await expect.poll(() => page.locator('iframe').count()).toBe(0)
  expect(await keptToken(page)).toBeUndefined()
  expect(await launcher(page).count()).toBe(0)
  await expect.poll(async () => Number((await app.db('chat_sessions').count())[0]?.count)).toBe(1)
  await page.context().close()
})

test('under a strict policy and without storage the chat works, and says nothing on the console', async () => {
  const page = await openWebsite('/dev/site/strict', { refusesStorage: true })
  page.on('console', message => {
    if (message.type() === 'error' && /policy/i.test(message.text()))
      expect.soft(message.text()).toBe('')
  })
  const chat = await openChat(page)
  await write(chat, 'Hello')
  await chat.locator('.message.visitor').getByText('Hello').waitFor()
  await page.context().close()
})

test('by keyboard alone: open, write, close, and the focus returns', async () => {
  const page = await openWebsite('/dev/site')
  await launcher(page).focus()
  await page.keyboard.press('Enter')
  await panel(page).locator('textarea:focus').waitFor()
  await page.keyboard.type('First line')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('second line')
  await page.keyboard.press('Enter')
  await panel(page).getByText('First line second line').waitFor()
  expect(await launcher(page).getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('Escape')
  await expect.poll(() => launcher(page).getAttribute('aria-expanded')).toBe('false')
  expect(await launcher(page).evaluate(button => button.matches(':focus'))).toBe(true)
  await page.context().close()
})

test('on a phone the panel covers the screen, and the page behind it is out of reach', async () => {
  const page = await openWebsite('/dev/site', { viewport: phone, hasTouch: true })
  const chat = await openChat(page)
  expect(await page.locator('iframe').boundingBox()).toEqual({ x: 0, y: 0, ...phone })
  expect(await page.evaluate(() => document.body.inert)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  await chat.getByRole('button', { name: 'Close chat' }).click()
  await expect.poll(() => page.evaluate(() => document.body.inert)).toBe(false)
  await page.context().close()
})

test('what is written without a network is sent when it is back', async () => {
  const page = await openWebsite('/dev/site')
  const chat = await openChat(page)
  await page.context().setOffline(true)
  await write(chat, 'Written in a tunnel')
  await chat.getByText('Not sent.').waitFor()
  await page.context().setOffline(false)
  await expect.poll(async () => chat.locator('.unsent').count()).toBe(0)
  expect(await chat.getByText('Written in a tunnel').count()).toBe(1)
  await page.context().close()
})
