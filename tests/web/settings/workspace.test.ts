import { afterAll, beforeAll, expect, test } from 'vitest'
import { getWorkspace } from '../../../src/services/workspace/workspaces.ts'
import { find } from '../../support/read-html.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
const path = '/settings/workspace'

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())

const current = () => getWorkspace(fixture.app.context, fixture.app.workspace.id)

test('F18: an admin says whether round robin goes to the owner first; it does until then', async () => {
  const before = await fixture.admin.get(path)
  expect(find(before.body, '[name="isOwnerFirst"][checked]')).toBeDefined()
  const fields = { name: 'Acme Italia', locale: 'it', timeZone: 'Europe/Rome' }
  const reply = await fixture.admin.submit(path, path, fields)
  expect(reply).toMatchObject({ status: 303, location: `${path}?done=saved` })
  expect(await current()).toMatchObject({ ...fields, isOwnerFirst: false })
  await fixture.admin.submit(path, path, { ...fields, isOwnerFirst: 'on' })
  expect((await current()).isOwnerFirst).toBe(true)
})

test('what cannot be is shown beside its field, and nothing typed is lost', async () => {
  const reply = await fixture.admin.submit(path, path, {
    name: ' ',
    locale: 'pl',
    timeZone: 'Mars',
  })
  expect(reply.status).toBe(422)
  expect(reply.body).toContain('id="name-fault"')
  expect(find(reply.body, '[value="Mars"][aria-invalid="true"]')).toBeDefined()
})

test('a rep neither sees nor changes the workspace', async () => {
  expect((await fixture.asRep.get('/settings')).body).not.toContain(`href="${path}"`)
  expect((await fixture.asRep.get(path)).status).toBe(403)
  const reply = await fixture.asRep.submit('/settings/hours', path, { name: 'Mine' })
  expect(reply.status).toBe(403)
})
