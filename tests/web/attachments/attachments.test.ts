import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Meeting } from '../../../src/model/entities.ts'
import { toCrmMeeting } from '../../../src/services/crm/to-crm-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { getManageToken, listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { findMeeting } from '../../../src/store/meetings/meetings.ts'
import { BrowserSession } from '../../support/browser-session.ts'
import { fieldOf } from '../../support/read-form.ts'
import {
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let meeting: Meeting
let address: string

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())
beforeEach(async () => {
  fixture.now = monday
  await fixture.app.db('occupancies').delete()
  meeting = await fixture.book(10)
  address = `/attachments/meetings/${meeting.id}`
})

const secretOf = async (session: BrowserSession) => {
  const { body } = await session.get('/settings/hours')
  return fieldOf(body, '_csrf')
}
const formOf = (secret: string, files: readonly [name: string, content: Buffer | string][]) => {
  const body = new FormData()
  body.append('_csrf', secret)
  for (const [name, content] of files)
    body.append('files', new Blob([new Uint8Array(Buffer.from(content))]), name)
  return body
}
const upload = async (...files: [name: string, content: Buffer | string][]) =>
  fixture.admin.send(address, {
    method: 'POST',
    body: formOf(await secretOf(fixture.admin), files),
  })
const read = async () => {
  const found = await findMeeting(fixture.app.db, meeting.id)
  if (!found) throw new Error('The meeting is gone')
  return found
}
const kept = async () => (await read()).attachments
const urlOf = async () => {
  const [file] = await kept()
  return `/attachments/${file?.id}/${encodeURIComponent(file?.name ?? '')}`
}
const bytesOf = async (url: string) => {
  const response = await fetch(new URL(url, fixture.app.url), {
    headers: { Cookie: fixture.admin.cookie },
  })
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

test('F32: a file comes back byte for byte, to be saved and never run', async () => {
  const content = Buffer.from(Array.from({ length: 700_000 }, (_, index) => index % 251))
  expect((await upload(['Oferta „Łódź”.html', content])).location).toContain('done=saved')
  const { headers, bytes } = await bytesOf(await urlOf())
  expect(bytes.equals(content)).toBe(true)
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename=.*filename\*=UTF-8''Oferta/,
  )
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain('sandbox')
  const digest = createHash('sha256').update(content).digest('base64')
  expect(headers.get('repr-digest')).toBe(`sha-256=:${digest}:`)
})

test('it is opened by colleagues of the workspace alone', async () => {
  await upload(['offer.txt', 'internal'])
  const url = await urlOf()
  expect((await fixture.asRep.get(url)).body).toBe('internal')
  const stranger = await fetch(new URL(url, fixture.app.url), { redirect: 'manual' })
  expect(stranger.status).toBe(303)
  expect(stranger.headers.get('location')).toContain('/signin')
  const [other] = await fixture.app
    .db('workspaces')
    .insert({ name: 'Other', locale: 'en', time_zone: 'Europe/Berlin' })
    .returning('id')
  await fixture.app.db('attachments').update({ workspace_id: other.id })
  expect((await fixture.admin.get(url)).status).toBe(404)
})

test("nobody adds to or removes from another's meeting", async () => {
  await upload(['offer.txt', 'internal'])
  const [file] = await kept()
  const tried = await fixture.asRep.send(address, {
    method: 'POST',
    body: formOf(await secretOf(fixture.asRep), [['mine.txt', 'x']]),
  })
  expect(tried.status).toBe(404)
  const gone = await fixture.asRep.submit('/settings/hours', `${address}/${file?.id}/remove`, {})
  expect(gone.status).toBe(404)
  expect(await kept()).toHaveLength(1)
})

test("a form without the session's secret, or with it after the files, is not taken", async () => {
  const bare = await fixture.admin.send(address, {
    method: 'POST',
    body: formOf('', [['a.txt', 'x']]),
  })
  expect(bare.status).toBe(403)
  const late = new FormData()
  late.append('files', new Blob(['x']), 'a.txt')
  late.append('_csrf', await secretOf(fixture.admin))
  expect((await fixture.admin.send(address, { method: 'POST', body: late })).status).toBe(403)
  expect(await kept()).toEqual([])
})

test('at most five files of at most 10 MB: what is more is reported, and nothing of it kept', async () => {
  const large = Buffer.alloc(10 * 1024 * 1024 + 1)
  const refused = await upload(['small.txt', 'x'], ['large.bin', large])
  expect(refused.location).toContain('fault=too-large')
  expect((await fixture.admin.get(refused.location ?? '')).body).toContain('more than 10 MB')
  expect(await kept()).toEqual([])
  const many = Array.from({ length: 6 }, (_, index): [string, string] => [
    `${index}.txt`,
    `${index}`,
  ])
  expect((await upload(...many)).location).toContain('fault=too-many')
  expect((await upload(...many.slice(0, 3))).location).toContain('done=saved')
  expect((await upload(...many.slice(3), ['late.txt', 'late'])).location).toContain(
    'fault=too-many',
  )
  expect(await kept()).toHaveLength(3)
})

test('two people who add at once do not get past five', async () => {
  const three = (of: string) =>
    ['a', 'b', 'c'].map((name): [string, string] => [name, `${name} of ${of}`])
  await Promise.all([upload(...three('Ana')), upload(...three('Ben'))])
  expect(await kept()).toHaveLength(3)
})

test('the same file sent twice is kept once', async () => {
  await upload(['offer.txt', 'internal'])
  await upload(['offer.txt', 'internal'], ['more.txt', 'more'])
  expect((await kept()).map(({ name }) => name)).toEqual(['offer.txt', 'more.txt'])
})

test('F32: the CRM gets a link; invitees, API and mails get nothing', async () => {
  await upload(['offer.txt', 'internal'])
  const [file] = await kept()
  const told = toCrmMeeting(await read(), fixture.app.url)
  expect(told.attachments).toEqual([
    { name: 'offer.txt', url: `${fixture.app.url}/attachments/${file?.id}/offer.txt` },
  ])
  const token = await getManageToken(fixture.app.context, meeting.id)
  const { status, body } = await new BrowserSession(fixture.app.url).get(`/manage/${token}`)
  expect([status, body.includes('Demo')]).toEqual([200, true])
  expect(body).not.toContain('offer.txt')
  const json = await fetch(`${fixture.app.url}/api/v1/meetings/${meeting.id}`, {
    headers: { Authorization: `Bearer ${fixture.app.adminToken}` },
  })
  expect(json.status).toBe(200)
  expect(await json.text()).not.toContain('offer.txt')
  expect((await read()).sequence).toBe(0)
})

test('F32: the built-in records show the link in the internal note', async () => {
  await upload(['offer.txt', 'internal'])
  const crm = await fixture.app.context.crmFor(fixture.app.workspace.id)
  const { contactId } = await crm.putMeeting(toCrmMeeting(await read(), fixture.app.url), undefined)
  const { body } = await fixture.admin.get(`/records/builtin/contacts/${contactId}`)
  expect(body).toContain(`offer.txt: ${fixture.app.url}${await urlOf()}`)
})

test('a file is removed by its button; the history says so; twice is once', async () => {
  await upload(['offer.txt', 'internal'])
  const [file] = await kept()
  const page = `/settings/meetings/${meeting.id}`
  expect((await fixture.admin.get(page)).body).toContain('offer.txt')
  await fixture.admin.submit(page, `${address}/${file?.id}/remove`, {})
  await fixture.admin.submit(page, `${address}/${file?.id}/remove`, {})
  expect(await kept()).toEqual([])
  const events = await listMeetingEvents(fixture.app.context, meeting.id)
  expect(events.map(({ changed }) => changed).slice(1)).toEqual([['attachments'], ['attachments']])
})

test('files stay with a canceled meeting and go with a deleted one', async () => {
  await upload(['offer.txt', 'internal'])
  const { workspaceId, id: meetingId } = meeting
  const actor = { kind: 'system', name: 'test' } as const
  await cancelMeeting(fixture.app.context, { workspaceId, meetingId, actor })
  expect(await kept()).toHaveLength(1)
  await fixture.app.db('meetings').where({ id: meetingId }).delete()
  const rows = await fixture.app.db('attachments').where({ meeting_id: meetingId })
  expect(rows).toEqual([])
})

test('a file under another field is refused with the name of ours', async () => {
  for (const path of [address, '/records/import']) {
    const body = new FormData()
    body.append('_csrf', await secretOf(fixture.admin))
    body.append('picture', new Blob(['x']), 'x.txt')
    const response = await fetch(new URL(path, fixture.app.url), {
      method: 'POST',
      body,
      headers: { Cookie: fixture.admin.cookie, Accept: 'application/json' },
    })
    const field = path === address ? 'files' : 'file'
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ path: 'picture', message: `Send files in the field ${field}` }] },
    ])
  }
  const body = new FormData()
  body.append('_csrf', await secretOf(fixture.admin))
  body.append('picture', new Blob(['x']), 'x.txt')
  const page = await fixture.admin.send(address, { method: 'POST', body })
  expect([page.status, page.body.includes('Send files in the field files')]).toEqual([400, true])
})
