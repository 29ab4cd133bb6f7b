import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { takeConversation } from '../../src/services/chat/rep-actions.ts'
import { setRoomUrl } from '../../src/services/people/host-room.ts'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { launchBrowser } from '../support/browser.ts'
import { signInAs } from '../support/browser-session.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aChatSite } from '../support/builders/a-chat-site.ts'
import { aConversation } from '../support/builders/a-conversation.ts'
import { aPage } from '../support/builders/a-page.ts'
import { aProposal } from '../support/builders/a-proposal.ts'
import { type RecordedRoute, recordRoutes } from '../support/record-routes.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'
import { addContact } from '../web/records/records-fixture.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const now = Date.UTC(2026, 10, 2, 8)
const longWord = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'
const longUrl = `https://rooms.test/${longWord.toLowerCase()}/and-some-more-of-it`

let app: TestApp
let browser: Browser
let routes: RecordedRoute[]
/** Addresses by their route. */
let addresses: Record<string, readonly string[]>

/** Pages of programs, files, and pages that need an account elsewhere. */
const notShown = [
  '/oauth/:provider/start',
  '/oauth/:provider/callback',
  '/signin/slack',
  '/signin/slack/callback',
  '/records/contacts.csv',
  '/reports.csv',
  '/manage/:token/invite.ics',
  '/attachments/:id/:name',
  '/dev/mail/:id/html',
  '/dev/mail/:id/invite.ics',
  '/join/:token',
  '/settings/meetings/:id/contact',
  '/settings/meetings/:id/event',
  '/records/:provider/people',
  '/healthz',
  '/readyz',
  '/metrics',
  '/robots.txt',
  '/api/openapi.json',
  '/m.js',
  '/conversations/:id/changes',
  // Shown by a form alone, or leads to it.
  '/records/import/confirm',
  '/records/import/rows-to-correct.csv',
]

async function bookLong() {
  const { meeting, manageToken } = await aBooking(app, {
    startsAt: Date.UTC(2026, 10, 3, 9),
    timeZone: 'America/Argentina/ComodRivadavia',
    invitee: {
      email: `${longWord.slice(0, 40).toLowerCase()}@a-rather-long-domain.test`,
      name: `Maya ${longWord}`,
      company: longWord,
      phone: '+48 600 100 200',
    },
    moreAnswers: [{ questionId: 'notes', label: longWord, value: longUrl }],
  })
  return { meeting, manageToken }
}

async function seed() {
  const owner = { workspaceId: app.workspace.id, userId: app.ana.id }
  await setRoomUrl(app.context, { ...owner, typed: longUrl })
  await aPage(app, {
    slug: `a-long-address-${'x'.repeat(40)}`,
    kind: 'round-robin',
    title: `Meeting about ${longWord}`,
    description: longUrl,
    durationsMinutes: [15, 30, 45, 60, 90],
    hostIds: [app.ana.id, app.ben.id],
  })
  const times = await aPage(app, {
    slug: 'times',
    kind: 'specific-times',
    slots: [Date.UTC(2026, 10, 4, 9), Date.UTC(2026, 10, 3, 9)],
  })
  const { meeting, manageToken } = await bookLong()
  const { url } = await aProposal(app, {
    invitee: { email: 'eve@parley.test', name: `Eve ${longWord}` },
    slots: [5, 6].map(day => Date.UTC(2026, 10, day, 9)),
  })
  const ana = await signInAs(app, app.ana)
  const contact = await addContact(ana, {
    name: `Maya ${longWord}`,
    emails: `maya@${longWord.slice(0, 50).toLowerCase()}.test`,
    phone: '+48 600 100 200',
    company: `${longWord} and Sons`,
  })
  await ana.submit(contact, `${contact}/notes`, { text: `${longUrl} ${longWord}` })
  const site = await aChatSite(app, {
    name: `Website ${longWord}`,
    origins: [`https://${longWord.slice(0, 40).toLowerCase()}.test`],
    greetings: { en: longUrl },
    identity: 'optional',
  })
  const talk = await aConversation(app.context, { key: site.key })
  await talk.type(`${longUrl} ${longWord}`)
  await takeConversation(app.context, { user: app.ana, conversationId: talk.conversationId })
  const conversation = `/conversations/${talk.conversationId}`
  return {
    times,
    meeting,
    manageToken,
    proposal: new URL(url).pathname,
    contact,
    site,
    conversation,
  }
}

/** What a page links to, such as the company of a contact. */
async function linkOn(page: Page, path: string, pattern: string): Promise<string> {
  await page.goto(path)
  const href = await page.locator(`a[href^="${pattern}"]`).first().getAttribute('href')
  return href ?? ''
}

async function signedIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(await makeSignInLink(app.context, { userId: app.ana.id }))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/settings')
  return page
}

beforeAll(async () => {
  const recorded = recordRoutes()
  app = await startTestApp({ clock: () => now })
  routes = recorded.list()
  recorded.stop()
  browser = await launchBrowser()
  const seeded = await seed()
  const { times, meeting, manageToken, proposal, contact, site, conversation } = seeded
  const context = await browser.newContext({ baseURL: app.url })
  const page = await signedIn(context)
  await vi.waitFor(
    async () => expect((await app.db('crm_engagements').count())[0]?.count).not.toBe('0'),
    { timeout: 20_000 },
  )
  const contactId = contact.split('/').at(-1)
  const company = await linkOn(page, contact, '/records/builtin/companies/')
  const mail = await linkOn(page, '/dev/mail', '/dev/mail/')
  await context.close()
  const manage = `/manage/${manageToken}`
  const edit = `/settings/meetings/${meeting.id}`
  addresses = {
    '/meetings/:slug': [
      '/meetings/demo',
      '/meetings/demo?date=2026-11-10&tz=Atlantis',
      '/meetings/demo?slot=2026-11-10T10:00:00Z&tz=Europe/Berlin',
      `/meetings/a-long-address-${'x'.repeat(40)}?date=2026-11-10`,
      '/meetings/times',
    ],
    '/manage/:token': [
      `${manage}?done=booked`,
      `${manage}?step=move`,
      `${manage}?step=move&slot=2026-11-10T10:00:00.000Z`,
      `${manage}?step=cancel`,
      `${manage}?step=late`,
    ],
    '/p/:token': [proposal, `${proposal}?slot=2026-11-05T09:00:00.000Z`],
    '/signin': ['/signin'],
    '/signin/:token': ['/signin/nonsense'],
    '/dev/mail': ['/dev/mail'],
    '/dev/mail/:id': [mail],
    '/settings': ['/settings'],
    '/settings/pages': ['/settings/pages', `/settings/pages?open=${app.page.id}`],
    '/settings/pages/:id': ['/settings/pages/new', `/settings/pages/${app.page.id}`],
    '/settings/pages/:id/mail': [`/settings/pages/${app.page.id}/mail`],
    '/settings/pages/:id/delete': [`/settings/pages/${app.page.id}/delete`],
    '/settings/times/:id': ['/settings/times/new', `/settings/times/${times.id}`],
    '/settings/hours': ['/settings/hours'],
    '/settings/calendars': ['/settings/calendars'],
    '/settings/notifications': ['/settings/notifications'],
    '/settings/snippets': ['/settings/snippets'],
    '/settings/chat': ['/settings/chat'],
    '/settings/chat/new': ['/settings/chat/new'],
    '/settings/chat/:id': [`/settings/chat/${site.id}`],
    '/settings/chat/:id/delete': [`/settings/chat/${site.id}/delete`],
    '/conversations': ['/conversations'],
    '/conversations/:id': [conversation],
    '/dev/site': ['/dev/site'],
    '/dev/site/prices': ['/dev/site/prices'],
    '/dev/site/strict': ['/dev/site/strict'],
    '/dev/site/strict/prices': ['/dev/site/strict/prices'],
    '/chat/v1/frame': [`/chat/v1/frame?key=${site.key}`],
    '/settings/people': ['/settings/people'],
    '/settings/people/:id': [`/settings/people/${app.ben.id}`],
    '/settings/workspace': ['/settings/workspace'],
    '/settings/connections': ['/settings/connections'],
    '/settings/deliveries': ['/settings/deliveries'],
    '/settings/meetings/:id': [edit, `${edit}?offer=times`],
    '/settings/meetings/:id/edit': [`${edit}/edit`],
    '/settings/meetings/:id/reschedule': [`${edit}/reschedule`],
    '/settings/meetings/:id/cancel': [`${edit}/cancel`],
    '/change/:id': [`/change/${meeting.id}`],
    '/reports': ['/reports'],
    '/records': ['/records'],
    '/records/contacts/new': ['/records/contacts/new'],
    '/records/companies': ['/records/companies'],
    '/records/companies/new': ['/records/companies/new'],
    '/records/builtin/companies/:id': [company],
    '/records/builtin/companies/:id/edit': [`${company}/edit`],
    '/records/tasks': ['/records/tasks'],
    '/records/import': ['/records/import'],
    '/records/builtin/contacts/:id': [contact],
    '/records/builtin/contacts/:id/edit': [`${contact}/edit`],
    '/records/schedule': [
      '/records/schedule?q=maya@guest.test',
      `/records/schedule?q=${longWord.slice(0, 38).toLowerCase()}@long-domain.example`,
    ],
    '/records/:provider/:type/:id/schedule': [`/records/builtin/contacts/${contactId}/schedule`],
  }
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

test('every page that people see is measured', () => {
  const shown = routes.filter(({ methods }) => methods.includes('GET')).map(({ path }) => path)
  const known = [...Object.keys(addresses), ...notShown]
  // The pages that stand inside a CRM have its width; the API, the chat's calls and what leads on have none.
  const own = shown.filter(
    path =>
      !/^\/$|^\/api\/|^\/chat\/v1\/(?!frame$)|^\/records\/(?:hubspot|pipedrive)\/|\/booked$/.test(
        path,
      ),
  )
  expect([...new Set(own)].filter(path => !known.includes(path))).toEqual([])
})

/** How far a page is wider than its window, and what makes it so. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const excess = document.documentElement.scrollWidth - width
    if (excess <= 0) return undefined
    const scrolls = (element: Element) =>
      element.closest('.scroll, .grid-scroll, [data-scrolls]') !== null
    const widest = [...document.querySelectorAll('body *')]
      .filter(element => !scrolls(element) && element.getBoundingClientRect().right > width + 0.5)
      .at(-1)
    return `${excess} px by <${widest?.tagName.toLowerCase()} class="${widest?.className}">`
  })

test.each([390, 320])('no page is wider than a phone of %i px', async width => {
  const context = await browser.newContext({
    baseURL: app.url,
    viewport: { width, height: 800 },
    timezoneId: 'Europe/Berlin',
  })
  const page = await signedIn(context)
  const faults: string[] = []
  for (const path of Object.values(addresses).flat()) {
    const answer = await page.goto(path)
    if (!answer || answer.status() >= 400) {
      const isExpected = path.endsWith('nonsense')
      if (!isExpected) faults.push(`${path} answers ${answer?.status()}`)
    }
    const excess = await tooWide(page)
    if (excess) faults.push(`${path} is too wide: ${excess}`)
  }
  expect(faults).toEqual([])
  await context.close()
})

test('the times of a day stand below the month without an indent', async () => {
  const context = await browser.newContext({
    baseURL: app.url,
    viewport: { width: 390, height: 800 },
  })
  const page = await context.newPage()
  await page.goto('/meetings/demo?date=2026-11-10&tz=Europe/Berlin')
  const leftOf = async (selector: string) => (await page.locator(selector).first().boundingBox())?.x
  expect(await leftOf('.part ul')).toBe(await leftOf('.month'))
  expect(await page.locator('.next').count()).toBe(0)
  await context.close()
})
