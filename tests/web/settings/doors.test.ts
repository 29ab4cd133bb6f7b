import { afterAll, beforeAll, expect, test } from 'vitest'
import { updateUser } from '../../../src/services/update-user.ts'
import { type SettingsHouse, startSettingsHouse } from '../../support/settings-house.ts'

let house: SettingsHouse

beforeAll(async () => {
  house = await startSettingsHouse()
})
afterAll(() => house?.app.close())

test('a form without its secret changes nothing', async () => {
  const reply = await house.admin.post('/settings/hours', { name: 'Taken', timeZone: 'UTC' })
  expect(reply.status).toBe(403)
  expect(reply.body).toContain('expired')
  const foreign = await house.asRep.get('/settings/hours')
  const secret = /name="_csrf" value="([^"]+)"/.exec(foreign.body)?.[1] ?? ''
  expect((await house.admin.post('/settings/hours', { name: 'Taken', _csrf: secret })).status).toBe(
    403,
  )
})

test('the doors of a signed-in person are shut to others', async () => {
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
    const reply = await fetch(new URL(path, house.app.url), { redirect: 'manual' })
    expect(reply.headers.get('location'), path).toMatch(/^\/signin\?next=/)
  }
})

test('text that no database keeps is refused in words, by whichever door it comes', async () => {
  const reply = await house.asRep.submit('/settings/snippets', '/settings/snippets', {
    name: 'a\0b',
    text: 'x',
  })
  expect(reply.status).toBe(422)
  expect(reply.body).toContain('cannot be used')
  const addresses = [
    '/settings/deliveries?q=%00',
    '/records/builtin/people?text=%00',
    '/records/schedule?q=%00',
    '/meetings/%00',
  ]
  for (const address of addresses)
    expect((await house.asRep.get(address)).status, address).toBe(422)
})

test('who is signed in is told in their own language what is not there, with the way back', async () => {
  const { workspaceId, id: userId } = house.rep
  await updateUser(house.app.context, { workspaceId, userId, changes: { locale: 'it' } })
  const { status, body } = await house.asRep.get('/settings/meetings/nonsense')
  expect(status).toBe(404)
  expect(body).toContain('lang="it"')
  expect(body).toContain('<a href="/settings">Oggi</a>')
})
