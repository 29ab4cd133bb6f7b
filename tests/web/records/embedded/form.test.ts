import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CrmCard } from '../../../../crm/contract/crm-embedding.ts'
import { sealRecordContext } from '../../../../src/services/records/record-context.ts'
import { hiddenFields } from '../../../support/read-form.ts'
import {
  accountId,
  type EmbeddedFixture,
  mayaId,
  minuteMs,
  monday,
  otherId,
  pipedriveToken,
  startEmbeddedFixture,
} from './embedded-fixture.ts'

const standIn = 'http://127.0.0.1:4010'
let fixture: EmbeddedFixture
beforeAll(async () => {
  fixture = await startEmbeddedFixture({ HUBSPOT_API_URL: standIn })
})
afterAll(() => fixture?.close())
beforeEach(() => {
  fixture.context.setNow(monday)
  fixture.useCrm('hubspot')
})

const plain = { redirect: 'manual' } as const
const meetings = () => fixture.context.db('meetings').where({ source: 'record' })
const openAddress = async () => ((await (await fixture.askHubspot()).json()) as CrmCard).scheduleUrl

/** The hidden fields of the form, and what a person types into it. */
const fieldsOf = (html: string, typed: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(hiddenFields(html)),
  hostId: fixture.ana.id,
  day: '2026-11-03',
  time: 'other',
  otherTime: '10:00',
  minutes: '30',
  title: 'Renewal',
  placeKind: 'video',
  do: 'save',
  ...typed,
})

async function openForm(typed: Record<string, string> = {}) {
  const address = await openAddress()
  const reply = await fetch(address, plain)
  const html = await reply.text()
  return { address, reply, html, fields: fieldsOf(html, typed) }
}

const send = (address: string, fields: Record<string, string>) =>
  fetch(`${fixture.url}${new URL(address).pathname}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    ...plain,
  })

const framers = (reply: Response) =>
  /frame-ancestors ([^;]+)/.exec(reply.headers.get('content-security-policy') ?? '')?.[1]

test('the form opens by its context alone: framed by that CRM only, without a cookie, its address shown to nobody', async () => {
  const { reply, html } = await openForm()
  expect(reply.status).toBe(200)
  expect(framers(reply)).toBe(standIn)
  expect(reply.headers.get('x-frame-options')).toBeNull()
  expect(reply.headers.get('set-cookie')).toBeNull()
  expect(reply.headers.get('referrer-policy')).toBe('same-origin')
  expect(reply.headers.get('cache-control')).toContain('no-store')
  expect(html).toContain('data-crm="hubspot"')
  expect(html).not.toContain('_csrf')
  expect(html).not.toContain('href="/settings"')
})

test('sent twice it books once, for whom HubSpot named, and says so in the frame', async () => {
  const { address, fields } = await openForm()
  const [first, second] = await Promise.all([send(address, fields), send(address, fields)])
  expect([first.status, second.status]).toEqual([303, 303])
  const rows = await meetings().where({ title: 'Renewal' })
  expect(rows).toHaveLength(1)
  expect([rows[0].organizer_id, rows[0].host_id]).toEqual([fixture.ana.id, fixture.ana.id])
  const booked = await fetch(new URL(first.headers.get('location') ?? '', fixture.url), plain)
  expect(booked.status).toBe(200)
  expect(framers(booked)).toBe(standIn)
  const page = await booked.text()
  expect(page).toContain('Booked')
  expect(page).toContain('Tuesday, 3 November 2026, 10:00 am–10:30 am')
  expect(page).toContain('data-close')
})

test('what is wrong is shown in the frame, and the form can be sent again', async () => {
  const { address, fields } = await openForm({ title: ' ', otherTime: '11:00' })
  const refused = await send(address, fields)
  expect(refused.status).toBe(422)
  expect(framers(refused)).toBe(standIn)
  const again = fieldsOf(await refused.text(), { title: 'Mended', otherTime: '11:00' })
  expect((await send(address, again)).status).toBe(303)
  expect(await meetings().where({ title: 'Mended' })).toHaveLength(1)
})

test('a GET books nothing, whatever its address says', async () => {
  const before = (await meetings()).length
  const { address, fields } = await openForm({ title: 'By GET', otherTime: '12:00' })
  const query = new URLSearchParams(fields)
  const reply = await fetch(`${fixture.url}${new URL(address).pathname}?${query}`, plain)
  expect(reply.status).toBe(200)
  expect(await meetings()).toHaveLength(before)
})

const contextOf = (changes: Partial<Parameters<typeof sealRecordContext>[1]> = {}) =>
  sealRecordContext(fixture.context, {
    purpose: 'form',
    workspaceId: fixture.workspace.id,
    userId: fixture.ana.id,
    provider: 'hubspot',
    record: { type: 'contacts', id: mayaId },
    ...changes,
  })

const formOf = (id: string, context: string, provider = 'hubspot') =>
  `${fixture.url}/records/${provider}/contacts/${id}/schedule?${new URLSearchParams({ context })}`

test.each<[string, () => string, number]>([
  ['forged', () => formOf(mayaId, 'v1:forged:a:b:c'), 403],
  ['altered', () => formOf(mayaId, `${contextOf().slice(0, -4)}AAAA`), 403],
  ['for another record', () => formOf(otherId, contextOf()), 404],
  ['for another CRM', () => formOf(mayaId, contextOf(), 'pipedrive'), 404],
  ['of a user who is gone', () => formOf(mayaId, contextOf({ userId: mayaUser })), 404],
  ['of another workspace’s user', () => formOf(mayaId, contextOf({ userId: fixture.zoe.id })), 404],
  ['that shows what was booked', () => formOf(mayaId, contextOf({ purpose: 'booked' })), 403],
])('a context %s opens nothing', async (_what, address, status) => {
  const reply = await fetch(address(), plain)
  expect(reply.status).toBe(status)
  expect(await reply.text()).not.toContain('id="schedule"')
})
const mayaUser = '00000000-0000-4000-8000-000000000000'

test.each([
  ['forged', () => 'v1:forged:a:b:c', "'none'"],
  ['for another record', () => contextOf({ record: { type: 'contacts', id: otherId } }), "'none'"],
])('a context %s lets nobody frame the answer', async (_what, context, ancestors) => {
  const reply = await fetch(formOf(mayaId, context()), plain)
  expect(framers(reply)).toBe(ancestors)
  expect(reply.headers.get('x-frame-options')).toBe('DENY')
})

test('a context that ends is explained in the frame: a quarter of an hour to open, two hours to send', async () => {
  const { address, fields } = await openForm({ title: 'Too late', otherTime: '13:00' })
  fixture.context.setNow(monday + 15 * minuteMs)
  const late = await fetch(address, plain)
  expect(late.status).toBe(403)
  expect(framers(late)).toBe(standIn)
  expect(await late.text()).toContain('This form was open for too long')
  fixture.context.setNow(monday + 119 * minuteMs)
  const shown = await fetch(formOf(mayaId, fields.context ?? ''), plain)
  expect(shown.status).toBe(200)
  // Showing it anew makes it last no longer.
  fixture.context.setNow(monday + 120 * minuteMs)
  const again = fieldsOf(await shown.text(), { title: 'Too late', otherTime: '13:00' })
  expect((await send(address, again)).status).toBe(403)
  expect(await meetings().where({ title: 'Too late' })).toHaveLength(0)
})

test('what opens the form does not send it', async () => {
  const { address, fields } = await openForm({ title: 'By the link', otherTime: '14:00' })
  const context = new URL(address).searchParams.get('context') ?? ''
  expect((await send(address, { ...fields, context })).status).toBe(403)
  expect(await meetings().where({ title: 'By the link' })).toHaveLength(0)
})

test.each(['/settings', '/settings/people', '/records', '/reports', '/settings/connections'])(
  'a context opens no other page: %s',
  async path => {
    const reply = await fetch(
      `${fixture.url}${path}?${new URLSearchParams({ context: contextOf() })}`,
      plain,
    )
    expect(reply.status).toBe(303)
    expect(reply.headers.get('location')).toMatch(/^\/signin/)
    expect(framers(reply)).toBe("'none'")
  },
)

test('a meeting of somebody else is not shown by a context that names none', async () => {
  const query = new URLSearchParams({ context: contextOf(), meetingId: mayaUser })
  const reply = await fetch(
    `${fixture.url}/records/hubspot/contacts/${mayaId}/booked?${query}`,
    plain,
  )
  expect(reply.status).toBe(404)
})

test('without a context the form asks to sign in, and comes back to the record', async () => {
  const path = `/records/hubspot/contacts/${mayaId}/schedule`
  const reply = await fetch(`${fixture.url}${path}`, plain)
  expect(reply.headers.get('location')).toBe(`/signin?next=${encodeURIComponent(path)}`)
  expect(framers(reply)).toBe("'none'")
})

test('Pipedrive’s modal leads to the form, framed by Pipedrive alone; a stranger learns how to be added', async () => {
  fixture.useCrm('pipedrive')
  const led = await fetch(await fixture.pipedriveAddress('modal'), plain)
  expect(led.status).toBe(303)
  const form = await fetch(new URL(led.headers.get('location') ?? '', fixture.url), plain)
  expect(form.status).toBe(200)
  expect(framers(form)).toBe('https://*.pipedrive.com')
  expect(await form.text()).toContain('data-frame-id="frame-1"')
  const token = await pipedriveToken({ userId: 8, companyId: Number(accountId) }, monday)
  const stranger = await fetch(await fixture.pipedriveAddress('modal', { token }), plain)
  expect(stranger.status).toBe(403)
  expect(framers(stranger)).toBe('https://*.pipedrive.com')
  expect(await stranger.text()).toContain('Ask an admin of Demo to add your email address')
  const forged = await fetch(await fixture.pipedriveAddress('modal', { token: `${token}x` }), plain)
  expect(forged.status).toBe(404)
  expect(framers(forged)).toBe("'none'")
})
