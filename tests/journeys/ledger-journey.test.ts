import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { launchBrowser, phone, seriousFaults } from '../support/browser.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import {
  type HubspotStandIn,
  startHubspotStandIn,
} from '../support/hubspot-stand-in/start-hubspot-stand-in.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
let app: TestApp
let hubspot: HubspotStandIn
let browser: Browser
let page: Page

/** A meeting whose record HubSpot refuses, since it refuses our key. */
beforeAll(async () => {
  hubspot = await startHubspotStandIn()
  hubspot.faults.plan(() => ({ status: 401 }))
  app = await startTestApp({
    clock: () => monday,
    env: { HUBSPOT_SERVICE_KEY: 'a key', HUBSPOT_API_URL: hubspot.url },
  })
  hubspot.state.addOwner(app.ana.email)
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: phone })).newPage()
  await page.goto(await makeSignInLink(app.context, { userId: app.ana.id }))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/settings')
  await aBooking(app, { startsAt: Date.UTC(2026, 10, 2, 10) })
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await hubspot?.close()
})

const stateOfRecord = async () => {
  const row = await app.db('deliveries').where({ target: 'crm' }).first('state')
  return row?.state
}
const fitsItsWidth = () =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test('F49 F53: on a phone one reads on Today that HubSpot is out, what waits, and tries it again when it is mended', async () => {
  await vi.waitFor(async () => expect(await stateOfRecord()).toBe('failed'), { timeout: 10_000 })
  await page.reload()
  await page.getByText('HubSpot rejected our token').waitFor()
  expect(await fitsItsWidth()).toBe(true)
  await page.goto(`${app.url}/settings/deliveries?to=crm`)
  await page.getByText('Waiting for HubSpot').waitFor()
  await page.getByText('Details').click()
  await page.getByText('Last error').waitFor()
  expect(await fitsItsWidth()).toBe(true)
  expect(await seriousFaults(page)).toEqual([])
  hubspot.faults.plan(() => undefined)
  await page.getByRole('button', { name: 'Retry', exact: true }).click()
  await page.getByText('It is tried again.').waitFor()
  await vi.waitFor(async () => expect(await stateOfRecord()).toBe('delivered'), { timeout: 10_000 })
  await page.goto(`${app.url}/settings/deliveries?to=crm`)
  await page.getByText('Shows the meeting as it is now.').waitFor()
  await page.getByText('Details').click()
  expect(await page.getByRole('link', { name: 'Meeting record' }).getAttribute('href')).toMatch(
    /^https?:/,
  )
  expect(await fitsItsWidth()).toBe(true)
  expect(await app.db('outages').whereNull('ended_at')).toEqual([])
})
