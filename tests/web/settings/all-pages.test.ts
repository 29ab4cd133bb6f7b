import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPage, getPage } from '../../../src/services/pages/pages.ts'
import { BrowserSession } from '../../support/browser-session.ts'
import { plainPage } from '../../support/demo-workspace.ts'
import { type SettingsHouse, startSettingsHouse } from '../../support/settings-house.ts'

let house: SettingsHouse
let visitor: BrowserSession
beforeAll(async () => {
  house = await startSettingsHouse()
  visitor = new BrowserSession(house.app.url)
})
afterAll(() => house?.app.close())

const list = '/settings/pages'
const switchAll = (who: 'admin' | 'asRep', fields: Record<string, string>) =>
  house[who].submit(list, `${list}/switch-all`, fields)
const isOn = async (pageId: string) =>
  (await getPage(house.app.context, { workspaceId: house.app.workspace.id, pageId })).isActive
const make = (slug: string, changes: object) =>
  createPage(house.app.context, {
    ...plainPage(house.app.workspace, [house.rep.id]),
    slug,
    ...changes,
  })

test('F10: one switch takes all of one’s pages off, and gives each back as it was', async () => {
  const personal = await make('personal', {})
  const off = await make('off', { isActive: false })
  const slots = [house.now + 50 * 60 * 60_000]
  const once = await make('once', { kind: 'specific-times', slots })
  const hostIds = [house.rep.id, house.app.ana.id]
  const team = await make('team', { kind: 'round-robin', hostIds })
  const states = () => Promise.all([personal, off, once, team].map(({ id }) => isOn(id)))
  expect(await states()).toEqual([true, false, true, true])
  await switchAll('asRep', { areOff: 'yes' })
  // A page of the team goes on with it.
  expect(await states()).toEqual([false, false, false, true])
  expect((await visitor.get('/meetings/personal')).body).toContain('takes no bookings at present')
  const { body } = await house.asRep.get(list)
  expect(body).toContain('All your pages and links are off')
  expect(body).not.toContain(`${list}/${personal.id}/switch`)
  const refused = await fetch(`${house.app.url}/api/v1/pages/personal/meetings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      startsAt: new Date(house.now + 26 * 60 * 60_000).toISOString(),
      timeZone: 'Europe/Warsaw',
      invitee: { email: 'maya@acme.test', name: 'Maya' },
    }),
  })
  expect((await refused.json()).code).toBe('page-inactive')
  await switchAll('asRep', { areOff: 'no' })
  expect(await states()).toEqual([true, false, true, true])
})

test('F10: an admin switches a colleague’s, a rep nobody’s but their own', async () => {
  const page = await make('of-rita', {})
  const admin = await switchAll('admin', { areOff: 'yes', of: house.rep.id })
  expect(admin.status).toBe(303)
  expect(await isOn(page.id)).toBe(false)
  expect((await house.admin.get(`${list}?of=${house.rep.id}`)).body).toContain(
    'All pages and links of Rita Rep are off',
  )
  await switchAll('admin', { areOff: 'no', of: house.rep.id })
  const { ana } = house.app
  expect((await switchAll('asRep', { areOff: 'yes', of: ana.id })).status).toBe(404)
  expect((await switchAll('admin', { areOff: 'yes', of: 'nobody' })).status).toBe(404)
  expect(await isOn(house.app.page.id)).toBe(true)
})
