import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import chromium from '@sparticuz/chromium'
import axe from 'axe-core'
import express from 'express'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assetsFolder } from '../../src/web/assets.ts'
import { bookingRouter } from '../../src/web/booking/booking-router.ts'
import { manageRouter } from '../../src/web/manage/manage-router.tsx'
import { makeDemoWorkspace } from '../support/demo-workspace.ts'
import { makeContext } from '../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let server: Server
let browser: Browser
let url: string

beforeAll(async () => {
  database = await createTestDatabase()
  const context = makeContext({ db: database.db })
  const { workspace } = await makeDemoWorkspace(context)
  const pages = { ...context, workspaceOf: async () => workspace }
  const app = express()
    .use('/assets', express.static(assetsFolder))
    .use(bookingRouter(pages), manageRouter(pages))
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    // In a single process the first closed page would end the browser.
    args: chromium.args.filter(arg => arg !== '--single-process'),
    headless: true,
    chromiumSandbox: false,
  })
})

afterAll(async () => {
  await browser?.close()
  server?.close()
  await database?.drop()
})

async function seriousFaults(page: Page) {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

async function fillIn(page: Page) {
  await page.fill('[name=name]', 'Maya Lindt')
  await page.fill('[name=email]', 'maya@example.com')
  expect(await seriousFaults(page)).toEqual([])
  await page.click('button.primary')
  await page.waitForURL(/\/manage\//)
  expect(await page.textContent('h1')).toBe('Your meeting is booked')
  expect(await seriousFaults(page)).toEqual([])
}

test.each([true, false])('a visitor books (JavaScript: %s)', async javaScriptEnabled => {
  const page = await browser.newPage({ javaScriptEnabled, timezoneId: 'America/New_York' })
  await page.goto(`${url}/meetings/demo`)
  if (javaScriptEnabled) await page.getByText('New York').first().waitFor()
  await page.click('.day.free >> nth=3')
  await page.click('.time >> nth=2')
  if (javaScriptEnabled) await fillIn(page)
  else {
    await page.fill('[name=name]', 'Maya Lindt')
    await page.fill('[name=email]', 'maya@example.com')
    await page.click('button.primary')
    await page.waitForURL(/\/manage\//)
  }
  await page.close()
})

test('a visitor books with the keyboard alone', async () => {
  const page = await browser.newPage({ timezoneId: 'Europe/Berlin', locale: 'en-GB' })
  await page.goto(`${url}/meetings/demo`)
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
  await page.close()
})

test('axe finds nothing serious on the picker, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme, timezoneId: 'Europe/Berlin' })
    await page.goto(`${url}/meetings/demo?date=2026-11-10`)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await seriousFaults(page)).toEqual([])
    await page.close()
  }
})
