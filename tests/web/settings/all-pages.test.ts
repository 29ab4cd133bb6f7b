import { afterAll, beforeAll, expect, test } from 'vitest'
import { getPage } from '../../../src/services/pages/pages.ts'
import { BrowserSession } from '../../support/browser-session.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { bookOverApi } from '../../support/builders/book-over-api.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let visitor: BrowserSession
beforeAll(async () => {
  fixture = await startSettingsFixture()
  visitor = new BrowserSession(fixture.app.url)
})
afterAll(() => fixture?.app.close())

const list = '/settings/pages'
const switchAll = (who: 'admin' | 'asRep', fields: Record<string, string>) =>
  fixture[who].submit(list, `${list}/switch-all`, fields)
const isOn = async (pageId: string) =>
  (await getPage(fixture.app.context, { workspaceId: fixture.app.workspace.id, pageId })).isActive
const make = (slug: string, changes: object) =>
  aPage(fixture.app, { slug, ...changes, hostIds: [fixture.rep.id] })

test('F10: one switch takes all of one’s pages off, and gives each back as it was', async () => {
  const personal = await make('personal', {})
  const off = await make('off', { isActive: false })
  const slots = [fixture.now + 50 * 60 * 60_000]
  const once = await make('once', { kind: 'specific-times', slots })
  const hostIds = [fixture.rep.id, fixture.app.ana.id]
  const team = await make('team', { kind: 'round-robin', hostIds })
  const states = () => Promise.all([personal, off, once, team].map(({ id }) => isOn(id)))
  expect(await states()).toEqual([true, false, true, true])
  await switchAll('asRep', { areOff: 'yes' })
  // A page of the team goes on with it.
  expect(await states()).toEqual([false, false, false, true])
  expect((await visitor.get('/meetings/personal')).body).toContain('takes no bookings at present')
  const { body } = await fixture.asRep.get(list)
  expect(body).toContain('All your pages and links are off')
  expect(body).not.toContain(`${list}/${personal.id}/switch`)
  const { body: refused } = await bookOverApi(fixture.app.url, {
    page: 'personal',
    startsAt: new Date(fixture.now + 26 * 60 * 60_000).toISOString(),
  })
  expect(refused.code).toBe('page-inactive')
  await switchAll('asRep', { areOff: 'no' })
  expect(await states()).toEqual([true, false, true, true])
})

test('F10: an admin switches a colleague’s, a rep nobody’s but their own', async () => {
  const page = await make('of-rita', {})
  const admin = await switchAll('admin', { areOff: 'yes', of: fixture.rep.id })
  expect(admin.status).toBe(303)
  expect(await isOn(page.id)).toBe(false)
  expect((await fixture.admin.get(`${list}?of=${fixture.rep.id}`)).body).toContain(
    'All pages and links of Rita Rep are off',
  )
  await switchAll('admin', { areOff: 'no', of: fixture.rep.id })
  const { ana } = fixture.app
  expect((await switchAll('asRep', { areOff: 'yes', of: ana.id })).status).toBe(404)
  expect((await switchAll('admin', { areOff: 'yes', of: 'nobody' })).status).toBe(404)
  expect(await isOn(fixture.app.page.id)).toBe(true)
})
