import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getManageToken } from '../../../src/services/meetings/find-meeting.ts'
import { updatePage } from '../../../src/services/pages/pages.ts'
import { updateWorkspace } from '../../../src/services/workspace/workspaces.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { bookOverApi } from '../../support/builders/book-over-api.ts'
import { fieldOf } from '../../support/read-form.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/* F59: typing an address tells nobody whether it is a customer's, or whose. */

const now = Date.parse('2026-11-02T08:00:00Z')
const customer = 'maya@acme.test'
const stranger = 'zoe@acme.test'

let app: TestApp
let pageId: string
let day = 2

beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  const { records } = await app.context.crmFor(app.workspace.id)
  const contact = { name: 'Maya', phone: undefined, company: undefined, ownerEmail: app.ben.email }
  await records?.saveContact(undefined, { ...contact, emails: [customer] })
  const page = await aPage(app, {
    slug: 'pool',
    kind: 'round-robin',
    hostIds: [app.ana.id, app.ben.id],
  })
  pageId = page.id
})
afterAll(() => app.close())

const nextStart = () => {
  day += 1
  if (new Date(Date.UTC(2026, 10, day)).getUTCDay() % 6 === 0) day += 1
  if (new Date(Date.UTC(2026, 10, day)).getUTCDay() % 6 === 0) day += 1
  return new Date(Date.UTC(2026, 10, day, 10)).toISOString()
}

const call = (path: string, init: { token?: string; body?: object } = {}) =>
  fetch(`${app.url}${path}`, {
    method: init.body ? 'POST' : 'GET',
    headers: {
      ...(init.body ? { 'content-type': 'application/json' } : {}),
      ...(init.token ? { authorization: `Bearer ${init.token}` } : {}),
    },
    ...(init.body ? { body: JSON.stringify(init.body) } : {}),
  })

async function book(email: string, token?: string) {
  const booking = { page: 'pool', startsAt: nextStart(), invitee: { email, name: 'Guest' }, token }
  const { status, body } = await bookOverApi(app.url, booking)
  expect(status).toBe(201)
  return body
}

/** Through the page's own form; answers where it leads. */
async function bookByForm(email: string): Promise<string> {
  const startsAt = nextStart()
  const page = await (await fetch(`${app.url}/meetings/pool?slot=${startsAt}`)).text()
  const key = fieldOf(page, 'key')
  const answer = await fetch(`${app.url}/meetings/pool`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: app.url },
    body: new URLSearchParams({ startsAt, key, email, name: 'Guest', duration: '30' }),
  })
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

const hostOf = async (id: string) => {
  const admin = await call(`/api/v1/meetings/${id}`, { token: app.adminToken })
  return ((await admin.json()) as { host: { name: string } }).host.name
}

const tokenOf = (manageUrl: string) => manageUrl.split('/manage/')[1] ?? ''
const naming = /Ana|Ben|Ruiz|@parley\.test/

/** What differs by chance or by what was typed. */
const withoutChance = (text: string, { id, manageUrl }: { id: string; manageUrl: string }) =>
  text
    .replaceAll(tokenOf(manageUrl), 'TOKEN')
    .replaceAll(id, 'ID')
    .replaceAll(/B-\d+/g, 'REFERENCE')
    .replaceAll(/2026-?\d\d-?\d\dT?[\d:.]*Z?/g, 'TIME')

describe('F59 a pool that goes by owners', () => {
  test('the answer is the same for a customer and for a stranger, and names no host', async () => {
    const answers = [await book(customer), await book(stranger)]
    expect(await hostOf(answers[0]?.id ?? '')).toBe('Ben Ruiz')
    const [first, second] = answers.map(answer => withoutChance(JSON.stringify(answer), answer))
    expect(first).toBe(second)
    // A host's own room would name the host.
    expect(answers.map(({ joinUrl }) => joinUrl)).toEqual([null, null])
    expect(first).not.toMatch(naming)
  })

  test('the link of the answer shows and cancels the meeting, and names no host either', async () => {
    const { id, manageUrl } = await book(customer)
    const token = tokenOf(manageUrl)
    const seen = [
      await (await call(`/manage/${token}?done=booked`)).text(),
      await (await call(`/manage/${token}?step=late`)).text(),
      await (await call(`/manage/${token}?step=cancel`)).text(),
      await (await call(`/manage/${token}/invite.ics`)).text(),
      await (await call(`/api/v1/meetings/${id}`, { token })).text(),
      await (await call(`/join/${id}`)).text(),
    ]
    for (const text of seen) expect(text).not.toMatch(naming)
    const canceled = await call(`/api/v1/meetings/${id}/cancel`, { token, body: {} })
    expect(canceled.status).toBe(200)
    const text = await canceled.text()
    expect(JSON.parse(text)).toMatchObject({ status: 'canceled' })
    expect(text).not.toMatch(naming)
  })

  test('the form of the page leads to the same', async () => {
    for (const email of [customer, stranger]) {
      const location = await bookByForm(email)
      expect(location).toMatch(/^\/manage\/v\.[\w-]+\.[\w-]+\?done=booked$/)
      const page = await fetch(`${app.url}${location}`)
      expect(page.status).toBe(200)
      const text = await page.text()
      expect(text).not.toMatch(naming)
      // Whether a calendar or the host's own room gives the call would tell hosts apart.
      expect(text).toContain('Our email says how to join')
    }
  })

  test('a link that was altered opens nothing', async () => {
    const { manageUrl } = await book(stranger)
    const other = await book(customer)
    const [, id = '', signature = ''] = tokenOf(manageUrl).split('.')
    for (const token of [`v.${other.id}.${signature}`, `v.${id}.`, `v.${id}`, 'v.', `${id}.x`])
      expect((await call(`/manage/${token}`)).status).toBe(404)
  })

  test('the mail to the address names the host, and its link too', async () => {
    const { id } = await book(customer)
    const token = await getManageToken(app.context, id)
    expect(await (await call(`/manage/${token}`)).text()).toContain('Ben Ruiz')
  })

  test('the admin’s program learns who hosts', async () => {
    expect(await book(customer, app.adminToken)).toMatchObject({ host: { name: 'Ben Ruiz' } })
  })

  test('where nobody goes by owners the host is named', async () => {
    const { workspace, context } = app
    const found = await book(stranger)
    expect(found.host).toBeUndefined()
    await updateWorkspace(context, { workspaceId: workspace.id, changes: { isOwnerFirst: false } })
    expect((await book(stranger)).host).toBeDefined()
    await updateWorkspace(context, { workspaceId: workspace.id, changes: { isOwnerFirst: true } })
    await updatePage(context, {
      workspaceId: workspace.id,
      pageId,
      changes: { hostIds: [app.ana.id] },
    })
    expect((await book(stranger)).host).toMatchObject({ name: 'Ana Ruiz' })
  })
})
