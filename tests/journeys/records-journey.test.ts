import type { Browser, BrowserContext, Page } from 'playwright-core'
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

async function signedIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(await makeSignInLink(app.context, { userId: app.ana.id }))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/settings')
  await page.getByRole('link', { name: 'Records' }).click()
  return page
}

const fitsItsWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

async function isSound(page: Page, name: string): Promise<void> {
  expect(await seriousFaults(page), name).toEqual([])
  expect(await fitsItsWidth(page), name).toBe(true)
}

async function makeContact(page: Page, on: string) {
  await page.getByRole('link', { name: 'New contact' }).click()
  await isSound(page, `${on}-new-contact`)
  await page.getByLabel('Name', { exact: true }).fill(`Maya of ${on}`)
  await page.getByLabel('Email addresses').fill(`maya@${on}.test\nnobody`)
  await page.getByLabel('Phone').fill('+48 600 100 200')
  await page.getByLabel('Company').fill(`Acme ${on}`)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('This is not a valid email address: nobody').waitFor()
  await isSound(page, `${on}-contact-fault`)
  await page.getByLabel('Email addresses').fill(`maya@${on}.test\nm@home.test.${on}`)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: `Maya of ${on}` }).waitFor()
}

async function workOnContact(page: Page) {
  await page.getByText('Add a deal').first().click()
  await page.locator('#deal-name-new').fill('Pilot')
  await page.getByRole('button', { name: 'Add a deal' }).click()
  await page.getByText('Change “Pilot”').click()
  await page.getByLabel('Stage').first().fill('Won')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('closed').waitFor()
  await page.getByLabel('Write a note').fill('Wants prices\nbefore Friday')
  await page.getByRole('button', { name: 'Add note' }).click()
  await page.getByText('Ana Ruiz, Monday, 2 November 2026').waitFor()
  await page.getByLabel('Task').fill('Send the offer')
  await page.getByLabel('Due').fill('2026-11-01T10:00')
  await page.getByRole('button', { name: 'Add a task' }).click()
  await page.getByRole('button', { name: 'Done: Send the offer' }).waitFor()
}

test.each([
  ['desk', desktop],
  ['phone', phone],
])(
  'a rep makes a contact, works on it and finds it again by its company, at a %s',
  async (on, viewport) => {
    const context = await browser.newContext({ viewport, baseURL: app.url })
    const page = await signedIn(context)
    await makeContact(page, on)
    await workOnContact(page)
    await page.getByText('Change “Pilot”').click()
    await isSound(page, `${on}-contact`)

    await page.getByRole('link', { name: 'My tasks' }).click()
    await page.getByText('overdue').waitFor()
    await isSound(page, `${on}-tasks`)
    await page.getByRole('button', { name: 'Done: Send the offer' }).click()
    await page.getByText('Nothing is to be done').waitFor()

    await page.getByRole('link', { name: 'Companies' }).click()
    await isSound(page, `${on}-companies`)
    await page.getByRole('link', { name: `Acme ${on}`, exact: true }).click()
    await page.getByText('Pilot').waitFor()
    await isSound(page, `${on}-company`)
    await page.getByRole('link', { name: 'Edit' }).click()
    await isSound(page, `${on}-company-form`)
    await context.close()
  },
)

const sheetOf = (on: string) =>
  [
    'Name;E-mail;Phone;Company;Owner;Shoe size',
    `Imported Person;new@${on}-import.test;+1 555 0100;Kumo;Ben Ruiz;38`,
    `Somebody;MAYA@${on}.test;;;Nobody Known;`,
    `Maya;second@${on}.test, MAYA@${on}.test;;;;`,
    'No Address;;;;;',
    'A Person with a Rather Long Name;a-rather-long-part-before-the-at@and-a-very-long-domain-behind-it;;;;',
  ].join('\r\n')

test.each([
  ['desk', desktop],
  ['phone', phone],
])('a file is looked at, confirmed and exported again, at a %s', async (on, viewport) => {
  const context = await browser.newContext({ viewport, baseURL: app.url })
  const page = await signedIn(context)
  await isSound(page, `${on}-contacts`)
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await isSound(page, `${on}-import`)
  const buffer = Buffer.from(sheetOf(on))
  await page.getByLabel('CSV file').setInputFiles({ name: 'c.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'See what will happen' }).click()
  await page.getByText('1 new contact').waitFor()
  await isSound(page, `${on}-preview`)
  await page.getByRole('button', { name: 'Confirm the import' }).click()
  await page.getByText('Imported. New: 1').waitFor()
  await isSound(page, `${on}-imported`)

  await page.getByRole('link', { name: 'Contacts', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('contacts.csv')
  await context.close()
})
