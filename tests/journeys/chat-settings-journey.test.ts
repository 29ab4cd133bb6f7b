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

/** Where a picture of each step is wanted, it goes to this folder. */
const pictures = process.env.JOURNEY_PICTURES

async function isSound(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  expect(await seriousFaults(page), name).toEqual([])
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(isWide, name).toBe(false)
}

test.each([
  ['desk', desktop],
  ['phone', phone],
] as const)(
  'F47: an admin makes a website’s chat and copies its snippet, on a %s',
  async (where, viewport) => {
    const context = await browser.newContext({
      viewport,
      baseURL: app.url,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    const at = (step: string) => `chat-${where}-${step}`
    await page.goto(await makeSignInLink(app.context, { userId: app.ana.id }))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Website chat' }).click()
    await page.getByRole('link', { name: 'New chat' }).click()
    const preview = page.getByRole('complementary', { name: 'Preview' })
    await page.getByLabel('Name', { exact: true }).fill('Bakery & Sons')
    await page.getByLabel('Color', { exact: true }).fill('#b3261e')
    await page.getByLabel('Side of the window').selectOption('Left')
    await page.getByLabel('Greeting (English)').fill('Fresh bread, and somebody to talk to.')
    await preview.getByText('Bakery & Sons').waitFor()
    await preview.getByText('Fresh bread, and somebody to talk to.').waitFor()
    expect(await preview.locator('rect[fill="#b3261e"]').count()).toBe(2)
    expect(await preview.locator('.chat-look.left').count()).toBe(1)
    await page.getByLabel('Signed-in visitors').selectOption({ index: 1 })
    await page.getByLabel('Addresses that may show the chat').fill('bakery.test')
    await page.getByRole('button', { name: 'Make the chat' }).click()
    await page.getByText('“bakery.test” cannot be used').waitFor()
    await isSound(page, at('refused'))
    await page.getByLabel('Addresses that may show the chat').fill('https://bakery.test')
    await page.getByRole('button', { name: 'Make the chat' }).click()
    await page.getByText('The chat is made.').waitFor()
    await isSound(page, at('made'))
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(/^<script async src="http:.*\/m\.js" data-key="pk_[\w-]+"><\/script>/)
    await page.getByRole('button', { name: 'Make a secret' }).click()
    await page.getByText('it is not shown again').waitFor()
    await isSound(page, at('secret'))
    await page.getByRole('link', { name: 'Website chat' }).click()
    await page.getByText('https://bakery.test').first().waitFor()
    await isSound(page, at('list'))
    await page.getByRole('link', { name: 'Nobody takes chats' }).click()
    await isSound(page, at('notifications'))
    await context.close()
  },
)
