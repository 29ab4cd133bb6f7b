import { afterAll, beforeAll, expect, test } from 'vitest'
import { duplicatePage } from '../../../src/services/pages/duplicate-page.ts'
import { deletePage, getPage, listPages } from '../../../src/services/pages/pages.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { fieldOf } from '../../support/read-form.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())

const pageFields = (change: Record<string, string> = {}) => ({
  title: 'Coffee',
  slug: 'coffee',
  description: '',
  durations: '15, 30',
  step: '15',
  bufferBefore: '0',
  bufferAfter: '5',
  notice: '60',
  horizon: '30',
  perDay: '4',
  perWeek: '',
  place: 'address',
  placeText: 'Rynek 1, Kraków',
  reminderAmount: '1',
  reminderUnit: 'hours',
  meetingType: '',
  consent: '',
  footer: '',
  hasManageLinks: 'on',
  'questions.0.label': 'Which team?',
  'questions.0.kind': 'select',
  'questions.0.options': 'Sales\r\nSupport',
  'questions.0.required': 'on',
  ...change,
})

test('a page asks guests for a code where its box is ticked, and so does its copy', async () => {
  const codeFields = pageFields({ title: 'Checked', slug: 'checked', asksEmailCode: 'on' })
  await fixture.asRep.submit('/settings/pages/new', '/settings/pages/new', codeFields)
  const query = { workspaceId: fixture.app.workspace.id, hostId: fixture.rep.id }
  const find = async () =>
    (await listPages(fixture.app.context, query)).find(({ slug }) => slug === 'checked')
  const page = await find()
  if (!page) throw new Error('The page was not made')
  expect(page.asksEmailCode).toBe(true)
  const copy = await duplicatePage(fixture.app.context, { page, title: 'Copy' })
  expect(copy.asksEmailCode).toBe(true)
  const path = `/settings/pages/${page.id}`
  const { asksEmailCode: _off, ...plainFields } = codeFields as Record<string, string>
  await fixture.asRep.submit(path, path, plainFields)
  expect((await find())?.asksEmailCode).toBe(false)
  for (const { id } of [page, copy])
    await deletePage(fixture.app.context, { workspaceId: page.workspaceId, pageId: id })
})

test('F1: a rep makes a page of their own, whatever hosts the form names', async () => {
  const reply = await fixture.asRep.submit('/settings/pages/new', '/settings/pages/new', {
    ...pageFields(),
    hostIds: fixture.app.ana.id,
    kind: 'group',
  })
  expect(reply.location).toBe('/settings/pages?done=saved')
  const [page] = await listPages(fixture.app.context, {
    workspaceId: fixture.app.workspace.id,
    hostId: fixture.rep.id,
  })
  expect(page).toMatchObject({
    slug: 'coffee',
    kind: 'personal',
    hostIds: [fixture.rep.id],
    durationsMinutes: [15, 30],
    limits: { perDay: 4 },
    location: { kind: 'address', address: 'Rynek 1, Kraków' },
    questions: [
      { label: 'Which team?', kind: 'select', required: true, options: ['Sales', 'Support'] },
    ],
    reminders: [{ minutesBefore: 60 }],
  })
  expect((await fixture.asRep.get('/settings/pages')).body).toContain(
    `${fixture.app.url}/meetings/coffee`,
  )
  expect((await fixture.asRep.get('/meetings/coffee')).status).toBe(200)
})

test('a page is edited, keeps its old address and is switched off', async () => {
  const page = await aPage(fixture.app, { slug: 'tea', title: 'Tea', hostIds: [fixture.rep.id] })
  const address = `/settings/pages/${page.id}`
  const form = await fixture.asRep.get(address)
  expect(form.body).toContain('value="tea"')
  await fixture.asRep.submit(
    address,
    address,
    pageFields({ slug: 'green-tea', title: 'Green tea' }),
  )
  expect((await fixture.asRep.get('/meetings/tea')).location).toContain('/meetings/green-tea')
  await fixture.asRep.submit('/settings/pages', `${address}/switch`, { isActive: 'no' })
  const query = { workspaceId: fixture.app.workspace.id, pageId: page.id }
  expect(await getPage(fixture.app.context, query)).toMatchObject({
    title: 'Green tea',
    isActive: false,
  })
})

test('a page that cannot be is shown again with every fault in words', async () => {
  const { status, body } = await fixture.asRep.submit(
    '/settings/pages/new',
    '/settings/pages/new',
    {
      ...pageFields({
        title: '',
        slug: 'Größe!',
        durations: 'soon',
        step: '',
        perDay: '-1',
        placeText: '',
        reminderAmount: 'soon',
        'questions.0.options': '',
      }),
    },
  )
  expect(status).toBe(422)
  for (const copy of [
    'Use 1 to 200 characters',
    'lower-case letters',
    'Give 1 to 8 durations',
    'Use 5 to 1440 minutes',
    'Use a whole number',
    'Give the address',
    'Up to three',
    'A choice needs choices',
  ])
    expect(body).toContain(copy)
  expect(body).toContain('value="Größe!"')
})

test('an address that leads to another page is refused beside its field', async () => {
  const reply = await fixture.asRep.submit('/settings/pages/new', '/settings/pages/new', {
    ...pageFields({ slug: 'demo' }),
  })
  expect(reply.status).toBe(422)
  expect(reply.body).toContain('Another page answers, or once answered, at this address')
})

test("a rep may not change a page that gives others' time", async () => {
  const address = `/settings/pages/${fixture.app.page.id}`
  expect((await fixture.asRep.get(address)).status).toBe(403)
  const off = await fixture.asRep.submit('/settings/hours', `${address}/switch`, { isActive: 'no' })
  expect(off.status).toBe(403)
  expect((await fixture.asRep.get('/settings/pages/nonsense')).status).toBe(404)
})

test('F18: an admin weighs the hosts of a round robin; what cannot be a weight is reported', async () => {
  const { ana, ben } = fixture.app
  const hosts = (weight: string): [string, string][] => [
    ...Object.entries(pageFields({ title: 'Pool', slug: 'weighed', kind: 'round-robin' })),
    ['hostIds', ana.id],
    ['hostIds', ben.id],
    [`weight.${ana.id}`, '2'],
    [`weight.${ben.id}`, weight],
    [`weight.${fixture.rep.id}`, '1'],
  ]
  const send = (path: string, weight: string) => fixture.admin.submit(path, path, hosts(weight))
  const refused = await send('/settings/pages/new', '1.5')
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('Weights are whole numbers from 0 to 100')
  await send('/settings/pages/new', '0')
  const workspaceId = fixture.app.workspace.id
  const made = (await listPages(fixture.app.context, { workspaceId })).find(
    ({ slug }) => slug === 'weighed',
  )
  if (!made) throw new Error('The page was not made')
  expect(made.weights).toEqual({ [ana.id]: 2, [ben.id]: 0 })
  const editor = await fixture.admin.get(`/settings/pages/${made.id}`)
  expect(fieldOf(editor.body, `weight.${ana.id}`)).toBe('2')
  expect(editor.body).toContain('aria-label="Weight of Ana Ruiz"')
  expect(editor.body).toContain('<span aria-hidden="true">Weight</span>')
  const copy = await duplicatePage(fixture.app.context, { page: made, title: 'Copy' })
  expect((await getPage(fixture.app.context, { workspaceId, pageId: copy.id })).weights).toEqual(
    made.weights,
  )
  await send(`/settings/pages/${made.id}`, '')
  const emptied = await getPage(fixture.app.context, { workspaceId, pageId: made.id })
  expect(emptied.weights?.[ben.id] ?? 1, 'an emptied field is a share like any other').toBe(1)
  for (const { id } of [made, copy])
    await deletePage(fixture.app.context, { workspaceId, pageId: id })
})
