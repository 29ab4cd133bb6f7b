import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Meeting } from '../../src/model/entities.ts'
import { getMeeting } from '../../src/services/meetings/find-meeting.ts'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { desktop, launchBrowser, phone, seriousFaults } from '../support/browser.ts'
import { aBooking } from '../support/builders/a-booking.ts'
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
  return page
}

const book = async (hour: number): Promise<Meeting> => {
  const { meeting } = await aBooking(app, { startsAt: Date.UTC(2026, 10, 3, hour) })
  return meeting
}

async function isSound(page: Page, name: string): Promise<void> {
  expect(await seriousFaults(page), name).toEqual([])
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
  expect(fits, name).toBe(true)
  const { SHOTS } = process.env
  const width = page.viewportSize()?.width
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true })
}

async function makeSnippet(page: Page): Promise<void> {
  await page.goto('/settings/snippets')
  await page.getByLabel('Name').fill('Agenda')
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await text.fill('Dear {{contact.first_name}}, about {{meeting.title}}')
  await isSound(page, 'snippets-form')
  await page.getByRole('button', { name: 'Add the snippet' }).click()
  await page.getByText('Saved.').waitFor()
  await isSound(page, 'snippets')
}

async function writeDescription(page: Page): Promise<string> {
  await page.getByLabel('Title').fill('Second look')
  const text = page.getByLabel('Description, for attendees')
  await text.fill('Bring samples')
  await text.selectText()
  await page.keyboard.press('Control+b')
  expect(await text.inputValue()).toBe('**Bring samples**')
  await text.press('End')
  await page.keyboard.type('\n\n')
  await page.locator('#description-snippet').selectOption({ label: 'Agenda' })
  await page.locator('.rich-field', { has: text }).getByRole('button', { name: 'Insert' }).click()
  return text.inputValue()
}

test.each([
  ['a desk', desktop, 9],
  ['a phone', phone, 11],
])(
  'F32 F38: snippet, edit and file, with and without the mouse, on %s',
  async (_on, viewport, hour) => {
    const meeting = await book(hour)
    const context = await browser.newContext({ viewport, baseURL: app.url })
    const page = await signedIn(context)
    await makeSnippet(page)

    await page.goto(`/settings/meetings/${meeting.id}`)
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    expect(await writeDescription(page)).toBe('**Bring samples**\n\nDear Maya, about Second look')
    const toolbar = page.getByRole('toolbar', { name: 'Formatting' }).first()
    await toolbar.getByRole('button', { name: 'Bold' }).focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Italic')
    await isSound(page, 'edit')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await page.locator('strong', { hasText: 'Bring samples' }).waitFor()

    await page.getByLabel('Add files').setInputFiles({
      name: 'offer.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF'),
    })
    await page.locator('#attachments').getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('link', { name: 'offer.pdf' }).waitFor()
    await isSound(page, 'meeting')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'offer.pdf' }).click()
    expect((await download).suggestedFilename()).toBe('offer.pdf')
    await page.getByRole('button', { name: 'Remove offer.pdf' }).click()
    await page.getByRole('link', { name: 'offer.pdf' }).waitFor({ state: 'detached' })

    const { workspaceId, id: meetingId } = meeting
    expect(await getMeeting(app.context, { workspaceId, meetingId })).toMatchObject({
      title: 'Second look',
      description: '**Bring samples**\n\nDear Maya, about Second look',
      attachments: [],
    })
    await context.close()
  },
)

test('F32: without JavaScript a snippet is inserted by the form itself', async () => {
  const meeting = await book(13)
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.url })
  const page = await signedIn(context)
  await page.goto(`/settings/meetings/${meeting.id}/edit`)
  await page.getByLabel('Internal note, attendees never see it').fill('First')
  await page.locator('#note-snippet').selectOption({ index: 1 })
  await page.locator('.rich-field').last().getByRole('button', { name: 'Insert' }).click()
  await page.getByText('The snippet was inserted').waitFor()
  expect(await page.locator('#note').inputValue()).toBe('First\n\nDear Maya, about Demo')
  await context.close()
})
