import { afterAll, beforeAll, expect, test } from 'vitest'
import { updateUser } from '../../../src/services/people/update-user.ts'
import { fieldOf } from '../../support/read-form.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())

test('a form without its secret changes nothing', async () => {
  const reply = await fixture.admin.post('/settings/hours', { name: 'Taken', timeZone: 'UTC' })
  expect(reply.status).toBe(403)
  expect(reply.body).toContain('expired')
  const foreign = await fixture.asRep.get('/settings/hours')
  const secret = fieldOf(foreign.body, '_csrf')
  expect(
    (await fixture.admin.post('/settings/hours', { name: 'Taken', _csrf: secret })).status,
  ).toBe(403)
})

test('the routes of a signed-in person are closed to others', async () => {
  const paths = [
    '/settings',
    '/settings/hours',
    '/settings/pages',
    '/settings/connections',
    '/settings/deliveries',
    '/records',
    '/oauth/hubspot/start',
  ]
  for (const path of paths) {
    const reply = await fetch(new URL(path, fixture.app.url), { redirect: 'manual' })
    expect(reply.headers.get('location'), path).toMatch(/^\/signin\?next=/)
  }
})

test('an address with text that no database keeps is refused in words', async () => {
  const reply = await fixture.asRep.get('/settings/deliveries?q=%00')
  expect(reply.status).toBe(422)
  expect(reply.body).toContain('cannot be used')
  expect((await fixture.asRep.get('/meetings/%00')).status).toBe(422)
})

test('a search finds the same without characters that no database keeps', async () => {
  for (const address of ['/records/builtin/people?text=%00', '/records/schedule?q=%00'])
    expect((await fixture.asRep.get(address)).status, address).toBe(200)
})

test('whoever is signed in reads in their own language what does not exist, with the way back', async () => {
  const { workspaceId, id: userId } = fixture.rep
  await updateUser(fixture.app.context, { workspaceId, userId, changes: { locale: 'it' } })
  const { status, body } = await fixture.asRep.get('/settings/meetings/nonsense')
  expect(status).toBe(404)
  expect(body).toContain('lang="it"')
  expect(body).toContain('<a href="/settings">Oggi</a>')
})
