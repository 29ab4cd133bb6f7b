/** `node scripts/pictures/take.ts`: takes the pictures of the README from the running product. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../tests/support/browser.ts'
import { spawnParley } from '../../tests/support/parley-process.ts'

const port = 4_820
const home = `http://localhost:${port}`
const images = resolve(import.meta.dirname, '../../docs/images')

const take = (page: Page, name: string) => page.screenshot({ path: join(images, `${name}.png`) })

async function bookingPage(page: Page) {
  await page.goto(`${home}/meetings/demo`)
  await page.locator('.day.free').first().click()
  await page.locator('.time').first().waitFor()
  await page.mouse.move(0, 0)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await take(page, 'booking-page')
}

/** In the small Slack: a proposal that its guest accepts, and the message about the booking. */
async function slack(page: Page) {
  await page.goto(`${home}/dev/slack`)
  await page.getByLabel('Message to Parley').fill('/meet maya@acme.example demo 30 tue x3')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Post here' }).waitFor()
  await page.mouse.move(0, 0)
  await take(page, 'slack-preview')
  await page.getByRole('link', { name: '#deals' }).click()
  await page.getByLabel('Message to #deals').fill('/meet maya@acme.example demo 30 tue x3')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Post here' }).click()
  await page.getByLabel('You are').selectOption({ label: 'Maya Lindt' })
  await page.getByRole('link', { name: '#deals' }).click()
  await page.locator('button[name=press]').first().click()
  await page.getByRole('article').getByText('Booked').waitFor()
  await page.goto(`${home}/dev/slack`)
  await page.getByRole('heading', { name: /Maya Lindt/ }).waitFor()
  await page.getByText('contact').first().waitFor()
  await page.mouse.move(0, 0)
  await take(page, 'slack-booked')
}

const folder = await mkdtemp(join(tmpdir(), 'parley-pictures-'))
const parley = await spawnParley({ PORT: String(port), DATA_DIR: folder, TZ: 'Europe/Berlin' })
const browser = await launchBrowser()
try {
  const options = { timezoneId: 'Europe/Berlin', locale: 'en-GB' }
  const viewport = { width: 1080, height: 720 }
  await bookingPage(await browser.newPage({ ...options, viewport, deviceScaleFactor: 2 }))
  await slack(await browser.newPage({ ...options, viewport }))
} finally {
  await browser.close()
  await parley.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true })
}
