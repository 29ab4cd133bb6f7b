import { afterAll, beforeAll, expect, test } from 'vitest'
import { getWorkspace } from '../../../src/services/workspace/workspaces.ts'
import { type SettingsHouse, startSettingsHouse } from '../../support/settings-house.ts'

let house: SettingsHouse
const path = '/settings/workspace'

beforeAll(async () => {
  house = await startSettingsHouse()
})
afterAll(() => house?.app.close())

const current = () => getWorkspace(house.app.context, house.app.workspace.id)

test('F18: an admin says whether round robin goes to the owner first; it does until then', async () => {
  const before = await house.admin.get(path)
  expect(before.body).toMatch(/name="isOwnerFirst"[^>]* checked/)
  const fields = { name: 'Acme Italia', locale: 'it', timeZone: 'Europe/Rome' }
  const reply = await house.admin.submit(path, path, fields)
  expect(reply).toMatchObject({ status: 303, location: `${path}?done=saved` })
  expect(await current()).toMatchObject({ ...fields, isOwnerFirst: false })
  await house.admin.submit(path, path, { ...fields, isOwnerFirst: 'on' })
  expect((await current()).isOwnerFirst).toBe(true)
})

test('what cannot be is said beside its field, and nothing typed is lost', async () => {
  const reply = await house.admin.submit(path, path, { name: ' ', locale: 'pl', timeZone: 'Mars' })
  expect(reply.status).toBe(422)
  expect(reply.body).toContain('id="name-fault"')
  expect(reply.body).toMatch(/value="Mars"[^>]*aria-invalid="true"/)
})

test('a rep neither sees nor changes the workspace', async () => {
  expect((await house.asRep.get('/settings')).body).not.toContain(`href="${path}"`)
  expect((await house.asRep.get(path)).status).toBe(403)
  const reply = await house.asRep.submit('/settings/hours', path, { name: 'Mine' })
  expect(reply.status).toBe(403)
})
