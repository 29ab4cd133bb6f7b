import { afterAll, beforeAll, expect, test } from 'vitest'
import { maxChatSites } from '../../../src/model/maximums.ts'
import { addSiteSecret, listSiteSecrets } from '../../../src/services/chat/site-secrets.ts'
import {
  type ChatSiteContent,
  createSite,
  deleteSite,
  findSiteByKey,
  getSite,
  listSites,
  updateSite,
} from '../../../src/services/chat/sites.ts'
import { deletePage } from '../../../src/services/pages/pages.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { insertWorkspace } from '../../../src/store/workspace/workspaces.ts'
import { aChatSite, plainSite } from '../../support/builders/a-chat-site.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let demo: DemoWorkspace

beforeAll(async () => {
  database = await createTestDatabase()
  demo = await aWorkspace(makeContext({ db: database.db }))
})
afterAll(() => database?.drop())

/** Paths of the faults for which the content is refused. */
async function faultsOf(overrides: Partial<ChatSiteContent>): Promise<string[]> {
  const content = { ...plainSite(demo.page.id), ...overrides }
  try {
    await createSite(demo.context, { workspaceId: demo.workspace.id, content })
    return []
  } catch (error) {
    if (!isProblem(error, 'invalid-input')) throw error
    return (error.facts.errors ?? []).map(({ path }) => path)
  }
}

test('a site is stored as it was given, with a public key that stays', async () => {
  const site = await aChatSite(demo, {
    origins: [' https://WWW.acme.test/', 'https://www.acme.test', 'https://*.acme.test'],
    questions: [{ id: 'q1', label: 'What would you like to cover?', options: ['Prices', 'Demo'] }],
    greetings: { en: 'Hello', pl: 'Dzień dobry' },
    slackChannel: 'https://acme.slack.com/archives/C0123ABCD',
    color: '#16A',
  })
  expect(site.key).toMatch(/^pk_[\w-]{20}$/)
  expect(site.origins).toEqual(['https://www.acme.test', 'https://*.acme.test'])
  expect(site.slackChannel).toBe('C0123ABCD')
  expect(site.color).toBe('#1166aa')
  expect(await findSiteByKey(demo.context, site.key)).toEqual(site)
  const changed = await updateSite(demo.context, {
    workspaceId: demo.workspace.id,
    siteId: site.id,
    content: { ...site, name: 'Acme shop', position: 'left' },
  })
  expect(changed).toEqual({ ...site, name: 'Acme shop', position: 'left' })
  expect(await findSiteByKey(demo.context, site.key)).toEqual(changed)
})

test('the pages keep their order, and a deleted one is left out', async () => {
  const [first, second] = await Promise.all([
    aPage(demo, { slug: 'first' }),
    aPage(demo, { slug: 'second' }),
  ])
  const site = await aChatSite(demo, { pageIds: [second.id, first.id, second.id] })
  expect((await findSiteByKey(demo.context, site.key)).pageIds).toEqual([second.id, first.id])
  await deletePage(demo.context, { workspaceId: demo.workspace.id, pageId: second.id })
  expect((await findSiteByKey(demo.context, site.key)).pageIds).toEqual([first.id])
  await deletePage(demo.context, { workspaceId: demo.workspace.id, pageId: first.id })
  await expect(findSiteByKey(demo.context, site.key)).rejects.toMatchObject({ code: 'not-found' })
})

test.each<[string[], Partial<ChatSiteContent>]>([
  [['name'], { name: '  ' }],
  [['name'], { name: 'n'.repeat(201) }],
  [['origins.1'], { origins: ['https://acme.test', 'acme.test'] }],
  [['origins'], { origins: Array.from({ length: 21 }, (_, n) => `https://a${n}.test`) }],
  [['hours.timeZone'], { hours: { timeZone: 'Mars/Base', weekly: {}, overrides: [] } }],
  [
    ['hours.weekly.mon.0'],
    { hours: { timeZone: 'UTC', weekly: { mon: [['09:00', '09:00']] }, overrides: [] } },
  ],
  [['pageIds'], { pageIds: [] }],
  [['pageIds'], { pageIds: ['00000000-0000-4000-8000-000000000000'] }],
  [['slackChannel'], { slackChannel: '#chats' }],
  [['color'], { color: 'red' }],
  [['color'], { color: '#ffcc00' }],
  [['greetings.pl'], { greetings: { pl: 'x'.repeat(301) } }],
  [
    ['questions'],
    { questions: ['a', 'b', 'c'].map(id => ({ id, label: `Question ${id}`, options: [] })) },
  ],
  [['questions.0.label'], { questions: [{ id: 'a', label: ' ', options: [] }] }],
  [
    ['questions.0.options'],
    { questions: [{ id: 'a', label: 'Which?', options: Array.from({ length: 9 }, String) }] },
  ],
  [
    ['questions.0.options'],
    { questions: [{ id: 'a', label: 'Which?', options: ['x'.repeat(61)] }] },
  ],
  [['consentText'], { consentText: 'x'.repeat(1_001) }],
  [['retentionMonths'], { retentionMonths: 0 }],
  [['retentionMonths'], { retentionMonths: 121 }],
  [['retentionMonths'], { retentionMonths: 1.5 }],
])('a site is refused with the fault %j', async (paths, overrides) => {
  expect(await faultsOf(overrides)).toEqual(paths)
})

test.each<Partial<ChatSiteContent>>([
  { origins: [] },
  { origins: ['http://localhost:3000'] },
  { hours: { timeZone: 'UTC', weekly: { fri: [['22:00', '02:00']] }, overrides: [] } },
  { retentionMonths: 1 },
  { retentionMonths: 120 },
])('a site may have %j', async overrides => {
  expect(await faultsOf(overrides)).toEqual([])
})

test('a key leads nowhere if its site is switched off or deleted, or if it is no key', async () => {
  const { context, workspace } = demo
  const off = await aChatSite(demo, { isActive: false })
  const deleted = await aChatSite(demo)
  await addSiteSecret(context, { workspaceId: workspace.id, siteId: deleted.id })
  await deleteSite(context, { workspaceId: workspace.id, siteId: deleted.id })
  for (const key of [off.key, deleted.key, 'pk_unknown', '', 'null'])
    await expect(findSiteByKey(context, key)).rejects.toMatchObject({ code: 'not-found' })
  expect(await listSiteSecrets(context, deleted.id)).toEqual([])
  const again = deleteSite(context, { workspaceId: workspace.id, siteId: deleted.id })
  await expect(again).rejects.toMatchObject({ code: 'not-found' })
})

test('another workspace neither reads nor changes a site', async () => {
  const { context } = demo
  const site = await aChatSite(demo)
  const other = await insertWorkspace(context.db, { name: 'Other', locale: 'en', timeZone: 'UTC' })
  const elsewhere = { workspaceId: other.id, siteId: site.id }
  const missing = { code: 'not-found' }
  await expect(getSite(context, elsewhere)).rejects.toMatchObject(missing)
  await expect(deleteSite(context, elsewhere)).rejects.toMatchObject(missing)
  await expect(addSiteSecret(context, elsewhere)).rejects.toMatchObject(missing)
  await expect(
    updateSite(context, { ...elsewhere, content: { ...site, name: 'Taken' } }),
  ).rejects.toMatchObject(missing)
  expect(await listSites(context, other.id)).toEqual([])
  expect((await findSiteByKey(context, site.key)).name).toBe(site.name)
})

test('a workspace has a bounded number of sites', async () => {
  const { context, workspace } = demo
  const present = (await listSites(context, workspace.id)).length
  for (let count = present; count < maxChatSites; count += 1) await aChatSite(demo)
  await expect(aChatSite(demo)).rejects.toMatchObject({ code: 'invalid-input' })
})
