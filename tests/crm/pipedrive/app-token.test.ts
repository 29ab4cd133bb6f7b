import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import type { CrmCard } from '../../../crm/contract/crm-embedding.ts'
import { embedding } from '../../../crm/pipedrive/account/app-token.ts'

const secret = 'client secret'
const now = Date.UTC(2026, 10, 2, 8)
const seconds = now / 1_000
const who = { userId: 7, companyId: 4711 }

const tokenOf = (
  claims: Record<string, unknown>,
  { key = secret, alg = 'HS256', expiresAt = seconds + 300 } = {},
) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg })
    .setIssuedAt(expiresAt - 300)
    .setExpirationTime(expiresAt)
    .sign(new TextEncoder().encode(key))

const ask = (token: string, fields: Record<string, string> = {}) => {
  const query = new URLSearchParams({
    resource: 'person',
    view: 'details',
    selectedIds: '101',
    // Unsigned: these say nothing.
    userId: '1',
    companyId: '2',
    id: 'frame-1',
    token,
    ...fields,
  })
  const request = {
    url: `https://meet.acme.test/records/pipedrive/modal?${query}`,
    method: 'GET',
    headers: {},
    rawBody: Buffer.alloc(0),
    now,
  }
  return embedding.read(request, { clientSecret: secret })
}

test('the token says who asks, the address about what', async () => {
  expect(await ask(await tokenOf(who))).toEqual({
    accountId: '4711',
    user: { id: '7' },
    record: { type: 'contacts', id: '101' },
    frameId: 'frame-1',
  })
})

test.each([
  ['organization', 'companies'],
  ['deal', 'deals'],
  ['lead', 'leads'],
])('a %s is one of our %s', async (resource, type) => {
  expect((await ask(await tokenOf(who), { resource }))?.record.type).toBe(type)
})

test.each<[string, () => Promise<string> | string]>([
  ['of another secret', () => tokenOf(who, { key: 'another secret' })],
  ['that has ended', () => tokenOf(who, { expiresAt: seconds - 1 })],
  ['signed in another way', () => tokenOf(who, { alg: 'HS512' })],
  ['that nobody signed', () => new UnsecuredJWT(who).setExpirationTime(seconds + 300).encode()],
  ['without a company', () => tokenOf({ userId: 7 })],
  ['that is none', () => 'made.up.token'],
])('a token %s says nothing', async (_what, make) => {
  expect(await ask(await make())).toBeUndefined()
})

test('a token without an end says nothing', async () => {
  const endless = new SignJWT(who).setProtectedHeader({ alg: 'HS256' })
  expect(await ask(await endless.sign(new TextEncoder().encode(secret)))).toBeUndefined()
})

test('several records, or what is none, are not one record', async () => {
  const token = await tokenOf(who)
  expect(await ask(token, { selectedIds: '1,2' })).toBeUndefined()
  expect(await ask(token, { resource: 'project' })).toBeUndefined()
})

const meeting = (reference: string) => ({
  reference,
  title: 'Demo · Maya Lindt',
  when: 'Monday 2 November 2026, 9:00 am–9:30 am',
  host: 'Ana Ruiz',
  outcome: 'Scheduled',
  url: 'https://meet.acme.test/settings/meetings/1',
})
const card: CrmCard = {
  words: {
    upcoming: 'Upcoming',
    past: 'Last',
    none: 'None',
    schedule: 'Schedule a meeting',
    host: 'Host',
    when: 'When',
    outcome: 'Outcome',
    open: 'Open in Parley',
  },
  upcoming: ['B-1', 'B-2', 'B-3', 'B-4', 'B-5'].map(meeting),
  past: [meeting('B-6')],
  scheduleUrl: 'https://meet.acme.test/form?context=x',
  signedInUrl: 'https://meet.acme.test/form',
}

test('a panel shows five meetings, each with a number of its own, and the way to agree another', () => {
  const panel = embedding.toAnswer(card) as { data: { id: number }[]; external_link: unknown }
  expect(panel.data.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5])
  expect(panel.data[0]).toMatchObject({
    header: 'Demo · Maya Lindt',
    outcome: { color: 'blue', label: 'Scheduled' },
    meeting: { value: 'https://meet.acme.test/settings/meetings/1', external: true },
  })
  const { items } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../crm/pipedrive/app/panel.json'), 'utf8'),
  )
  expect(Object.keys(panel.data[0] ?? {})).toEqual(Object.keys(items.properties))
  // Panels lead to a page of their own, where one is signed in: no key of ours stands in them.
  expect(JSON.stringify(panel)).not.toContain('context=')
})

test('why there is nothing to show is explained within what Pipedrive prints', () => {
  const title = 'A title that is longer than thirty characters'
  const said = embedding.toRefusal({ title, detail: 'Ask an admin' }) as {
    error: { title: string; subtitle: string }
  }
  expect(said.error.title).toHaveLength(30)
  expect(said.error.subtitle).toBe('Ask an admin')
})
