import { afterAll, beforeAll, expect, test } from 'vitest'
import { maxSnippets } from '../../../src/model/maximums.ts'
import { setDefaultPage } from '../../../src/services/pages/default-page.ts'
import { listSnippets, saveSnippet } from '../../../src/services/pages/snippets.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { attributeOf, findAll, getElement, textOf } from '../../support/read-html.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())

const path = '/settings/snippets'
const add = (who: 'admin' | 'asRep', fields: Record<string, string>) =>
  fixture[who].submit(path, path, fields)
const ofRep = async (name: string) =>
  (await listSnippets(fixture.app.context, fixture.rep)).find(snippet => snippet.name === name)

test('F32: a snippet is added, changed and deleted', async () => {
  expect((await add('asRep', { name: 'Agenda', text: '- one' })).status).toBe(303)
  const id = (await ofRep('Agenda'))?.id ?? ''
  const { body } = await fixture.asRep.get(path)
  expect(findAll(body, 'li[dir=auto]').map(textOf)).toContain('one')
  await fixture.asRep.submit(`${path}?edit=${id}`, `${path}/${id}`, { name: 'Agenda', text: 'Two' })
  expect(await ofRep('Agenda')).toMatchObject({ text: 'Two', isShared: false })
  await fixture.asRep.submit(path, `${path}/${id}/delete`, {})
  expect(await ofRep('Agenda')).toBeUndefined()
})

test('a snippet is seen by its owner alone until it is shared, and changed by its owner alone', async () => {
  await add('asRep', { name: 'Secret', text: 'x' })
  expect((await fixture.admin.get(path)).body).not.toContain('Secret')
  await add('asRep', { name: 'Ours', text: 'x', isShared: 'on' })
  const shared = await ofRep('Ours')
  expect((await fixture.admin.get(path)).body).toContain('Ours')
  const fields = { name: 'Taken', text: 'x' }
  expect((await fixture.admin.submit(path, `${path}/${shared?.id}`, fields)).status).toBe(404)
  const secret = (await ofRep('Secret'))?.id
  await fixture.admin.submit(path, `${path}/${secret}/delete`, {})
  expect(await ofRep('Secret')).toBeDefined()
  await fixture.admin.submit(path, `${path}/${shared?.id}/delete`, {})
  expect(await ofRep('Ours')).toBeUndefined()
})

test('a placeholder that does not exist is kept and warned of', async () => {
  const { location } = await add('asRep', { name: 'Typo', text: 'Hi {{contact.firstname}}' })
  const { body } = await fixture.asRep.get(location ?? '')
  expect(body).toContain('left as typed: contact.firstname')
  expect((await ofRep('Typo'))?.text).toBe('Hi {{contact.firstname}}')
})

test('an empty name or a text that is too long is reported, with what was typed kept', async () => {
  const refused = await add('asRep', { name: '', text: 'Kept words' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('Kept words</textarea>')
  expect((await add('asRep', { name: 'Long', text: 'x'.repeat(10_001) })).status).toBe(422)
})

test('a user has at most a hundred', async () => {
  const { ana, context } = { ana: fixture.app.ana, context: fixture.app.context }
  const one = (name: number) =>
    saveSnippet(context, { user: ana, name: `S${name}`, text: 'x', isShared: false })
  await Promise.all(Array.from({ length: maxSnippets }, (_, index) => one(index)))
  await expect(one(maxSnippets)).rejects.toMatchObject({ code: 'invalid-input' })
  const refused = await add('admin', { name: 'More', text: 'x' })
  expect(refused.body).toContain('You have 100 snippets')
})

test('an address puts no words of its own into the notice', async () => {
  const { body } = await fixture.asRep.get(
    `${path}?done=saved&unknown=Call, 555, contact.firstname`,
  )
  expect(body).toContain('left as typed: contact.firstname')
  expect(textOf(getElement(body, '.notice'))).not.toMatch(/Call|555/)
})

test('F8 F69: a snippet inserts the link of one’s default page, as a link', async () => {
  const { app, rep } = fixture
  const { workspace, context } = app
  const make = (slug: string) => aPage(app, { slug, title: slug, hostIds: [rep.id] })
  await make('a-first')
  const chosen = await make('b-default')
  await setDefaultPage(context, { workspaceId: workspace.id, userId: rep.id, pageId: chosen.id })
  const text = 'Other times: {{booking.link}}'
  await saveSnippet(context, { user: rep, name: 'Link', text, isShared: false })
  const { body } = await fixture.asRep.get('/records/schedule?q=somebody@new.test')
  const link = attributeOf(body, '[href*="/new/schedule"]', 'href')
  const form = await fixture.asRep.get(link)
  expect(form.body).toContain(`Other times: ${app.url}/meetings/b-default`)
})
