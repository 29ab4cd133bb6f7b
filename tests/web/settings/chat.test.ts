import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChatSite } from '../../../src/model/chat.ts'
import { getSite, listSites, updateSite } from '../../../src/services/chat/sites.ts'
import { verifyIdentity } from '../../../src/services/chat/verify-identity.ts'
import { isTakingChats } from '../../../src/services/people/chat-availability.ts'
import { updateUser } from '../../../src/services/people/update-user.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { type Fields, fieldOf, readForm } from '../../support/read-form.ts'
import { find, getElement } from '../../support/read-html.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
const path = '/settings/chat'
const pathOf = ({ id }: { id: string }) => `${path}/${id}`
const formAt = (action: string) => `form[action="${action}"]`

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())

const stored = ({ id: siteId, workspaceId }: ChatSite) =>
  getSite(fixture.app.context, { workspaceId, siteId })

/** The fields with some replaced; a list replaces all of that name. */
const withFields = (fields: Fields, changes: Record<string, string | string[]>): Fields => [
  ...fields.filter(([name]) => !(name in changes)),
  ...Object.entries(changes).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  ),
]

/** Opens the form, changes some fields and sends it as a browser would. */
async function send(from: string, action: string, changes: Record<string, string | string[]>) {
  const { body } = await fixture.admin.get(from)
  const fields = withFields(readForm(body, formAt(action)), changes)
  return fixture.admin.post(action, fields)
}

test('a workspace starts without a chat; an admin makes one in one form and copies its snippet', async () => {
  const empty = await fixture.admin.get(path)
  expect(empty.body).toContain('No website has a chat yet.')
  const made = await send(`${path}/new`, path, {
    name: 'Acme <shop>',
    origins: 'https://www.acme.test/\r\n https://*.shop.test',
    'weekly.sat': '10-14',
    date: ['2026-12-25'],
    periods: [''],
    color: '#1166aa',
    position: 'left',
    'greetings.pl': 'Cześć!',
    'questions.0.label': 'What is it about?',
    'questions.0.options': 'Prices\r\nDemo',
    'questions.1.label': 'How many are you?',
    consent: 'ask',
    identity: 'optional',
    retentionMonths: '6',
  })
  expect(made.status).toBe(303)
  const [site] = await listSites(fixture.app.context, fixture.app.workspace.id)
  if (!site) throw new Error('No site was made')
  expect(site).toMatchObject({
    name: 'Acme <shop>',
    origins: ['https://www.acme.test', 'https://*.shop.test'],
    pageIds: [fixture.app.page.id],
    color: '#1166aa',
    position: 'left',
    greetings: { pl: 'Cześć!' },
    questions: [
      { id: 'q1', label: 'What is it about?', options: ['Prices', 'Demo'] },
      { id: 'q2', label: 'How many are you?', options: [] },
    ],
    slackChannel: undefined,
    consent: 'ask',
    identity: 'optional',
    retentionMonths: 6,
    isActive: true,
  })
  expect(site.hours.weekly.sat).toEqual([['10:00', '14:00']])
  expect(site.hours.overrides).toEqual([{ date: '2026-12-25', periods: [] }])
  expect(made.location).toBe(`${pathOf(site)}?done=created`)
  const { body } = await fixture.admin.get(made.location ?? '')
  const { publicUrl } = fixture.app.context
  expect(getElement(body, '#snippet').text.trim()).toBe(
    `<script async src="${publicUrl}/m.js" data-key="${site.key}"></script>\n` +
      `<noscript><a href="${publicUrl}/meetings/demo">Book a meeting</a></noscript>`,
  )
  expect(find(body, '[data-copy="snippet"]')).toBeDefined()
  expect(find(body, '[data-chat-preview] rect[fill="#1166aa"]')).toBeDefined()
})

test('saving the form untouched changes nothing', async () => {
  const other = await aPage(fixture.app, { slug: 'other', title: 'Other' })
  const site = await aChatSite(fixture.app, {
    pageIds: [other.id, fixture.app.page.id],
    origins: ['https://a.test', 'https://b.test:8443'],
    questions: [{ id: 'team', label: 'Which team?', options: ['Sales', 'Support'] }],
    greetings: { en: 'Hello\nthere', it: 'Ciao' },
    consent: 'notice',
    consentText: 'We keep chats.',
    slackChannel: 'C0123ABCD',
    hours: {
      timeZone: 'Asia/Tokyo',
      weekly: { mon: [['22:00', '02:00']] },
      overrides: [{ date: '2026-12-24', periods: [['09:00', '12:00']] }],
    },
  })
  const before = await stored(site)
  const reply = await send(pathOf(site), pathOf(site), {})
  expect(reply).toMatchObject({ status: 303, location: `${pathOf(site)}?done=saved` })
  const after = await stored(site)
  expect({ ...after, hours: { ...after.hours, weekly: after.hours.weekly.mon } }).toEqual({
    ...before,
    hours: { ...before.hours, weekly: before.hours.weekly.mon },
  })
})

test('a refused form marks each field and loses nothing of what was typed', async () => {
  const site = await aChatSite(fixture.app)
  const typed = {
    name: '',
    origins: 'https://fine.test\r\nhttp://acme.test/shop',
    color: '#ffcc00',
    'greetings.it': 'x'.repeat(301),
    'questions.0.options': 'Only answers',
    'weekly.tue': 'all day',
    timeZone: 'Mars',
    consentText: 'We keep <b>chats</b>.',
    retentionMonths: 'ever',
    position: 'left',
  }
  const reply = await send(pathOf(site), pathOf(site), typed)
  expect(reply.status).toBe(422)
  const form = getElement(reply.body, formAt(pathOf(site)))
  for (const [name, value] of Object.entries(typed)) expect(fieldOf(form, name), name).toBe(value)
  const faults = ['name', 'origins', 'color', 'greetings.it', 'retentionMonths']
  for (const name of [...faults, 'questions.0.label']) {
    expect(find(form, `[name="${name}"][aria-invalid="true"]`), name).toBeDefined()
    expect(find(form, `[id="fault-${name}"]`), name).toBeDefined()
  }
  expect(find(form, '#weekly-tue-fault')).toBeDefined()
  expect(reply.body).toContain('“http://acme.test/shop” cannot be used')
  // The shade that is named can be used.
  const [shade = ''] = /(?<=The nearest that works is )#[0-9a-f]{6}/.exec(reply.body) ?? []
  expect(await stored(site)).toEqual(site)
  const mended = await send(pathOf(site), pathOf(site), { color: shade })
  expect(mended.status).toBe(303)
  expect((await stored(site)).color).toBe(shade)
})

test('a site can lose every question and page but the default, and be switched off', async () => {
  const site = await aChatSite(fixture.app, {
    questions: [{ id: 'team', label: 'Which team?', options: ['Sales'] }],
  })
  const fields = withFields(
    readForm((await fixture.admin.get(pathOf(site))).body, formAt(pathOf(site))),
    { 'questions.0.label': '', 'questions.0.options': '' },
  ).filter(([name]) => name !== 'isActive')
  expect((await fixture.admin.post(pathOf(site), fields)).status).toBe(303)
  expect(await stored(site)).toMatchObject({ questions: [], isActive: false })
})

test('what keeps visitors from the chat is said', async () => {
  const nowhere = await aChatSite(fixture.app, { origins: [] })
  expect((await fixture.admin.get(pathOf(nowhere))).body).toContain('No website may show it yet')
  const { body } = await fixture.admin.get(path)
  expect(body).toContain('No website may show it yet')
  expect(body).toContain('Nobody takes chats at present')
})

test('a secret is shown once, signs identities, and can be deleted', async () => {
  const site = await aChatSite(fixture.app, { identity: 'required' })
  const action = `${pathOf(site)}/secrets`
  const said = 'there is no secret to sign with'
  expect((await fixture.admin.get(pathOf(site))).body).toContain(said)
  const shown = await fixture.admin.submit(pathOf(site), action, {})
  expect(shown.status).toBe(200)
  expect(shown.headers.get('cache-control')).toContain('no-store')
  const kid = getElement(shown.body, '#kid').getAttribute('value') ?? ''
  const secret = getElement(shown.body, '#secret').getAttribute('value') ?? ''
  const seconds = fixture.now / 1_000
  const token = await new SignJWT({ sub: '17', aud: site.key, iat: seconds, exp: seconds + 60 })
    .setProtectedHeader({ alg: 'HS256', kid })
    .sign(new TextEncoder().encode(secret))
  const verify = () => verifyIdentity(fixture.app.context, { site, token })
  expect(await verify()).toMatchObject({ isValid: true })
  const listed = (await fixture.admin.get(pathOf(site))).body
  expect(listed).toContain(kid)
  expect(listed).not.toContain(said)
  expect(listed).not.toContain(secret)
  await fixture.admin.submit(pathOf(site), `${action}/${kid}/delete`, {})
  expect(await verify()).toMatchObject({ isValid: false })
})

test('a site is deleted after a question', async () => {
  const site = await aChatSite(fixture.app, { name: 'Old site' })
  const asked = await fixture.admin.get(`${pathOf(site)}/delete`)
  expect(asked.body).toContain('Delete the chat of Old site?')
  const reply = await fixture.admin.submit(`${pathOf(site)}/delete`, `${pathOf(site)}/delete`, {})
  expect(reply).toMatchObject({ status: 303, location: `${path}?done=removed` })
  expect((await fixture.admin.get(pathOf(site))).status).toBe(404)
})

test('a rep neither sees nor changes chats; an unknown one is not found', async () => {
  const site = await aChatSite(fixture.app)
  expect((await fixture.asRep.get('/settings')).body).not.toContain(`href="${path}"`)
  for (const address of [path, `${path}/new`, pathOf(site), `${pathOf(site)}/delete`])
    expect((await fixture.asRep.get(address)).status, address).toBe(403)
  for (const address of [path, pathOf(site), `${pathOf(site)}/delete`, `${pathOf(site)}/secrets`])
    expect((await fixture.asRep.submit('/settings/hours', address, {})).status, address).toBe(403)
  for (const id of ['nowhere', '00000000-0000-4000-8000-000000000000'])
    expect((await fixture.admin.get(`${path}/${id}`)).status, id).toBe(404)
})

test('everybody takes chats for themselves, once a website has a chat', async () => {
  const notifications = '/settings/notifications'
  const action = `${notifications}/chats`
  const { context, workspace } = fixture.app
  const person = { workspaceId: workspace.id, userId: fixture.rep.id }
  await fixture.asRep.submit(notifications, action, { isTaking: 'on' })
  expect(await isTakingChats(context, person)).toBe(true)
  const { body } = await fixture.asRep.get(notifications)
  expect(find(body, `${formAt(action)} [name="isTaking"][checked]`)).toBeDefined()
  await fixture.asRep.submit(notifications, action, {})
  expect(await isTakingChats(context, person)).toBe(false)
  for (const site of await listSites(context, workspace.id)) {
    const content = { ...site, isActive: false, pageIds: [fixture.app.page.id] }
    await updateSite(context, { workspaceId: workspace.id, siteId: site.id, content })
  }
  expect((await fixture.asRep.get(notifications)).body).not.toContain('I take chats')
})

test.each([
  ['pl', 'Czat na stronie', 'Nowy czat'],
  ['it', 'Chat del sito', 'Nuova chat'],
] as const)('the pages speak %s', async (locale, title, add) => {
  const { context, workspace, ana } = fixture.app
  const person = { workspaceId: workspace.id, userId: ana.id }
  await updateUser(context, { ...person, changes: { locale } })
  const { body } = await fixture.admin.get(path)
  expect(body).toContain(title)
  expect(body).toContain(add)
  expect((await fixture.admin.get(`${path}/new`)).status).toBe(200)
  await updateUser(context, { ...person, changes: { locale: 'en' } })
})
