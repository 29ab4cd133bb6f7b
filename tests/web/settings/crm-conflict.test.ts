import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { findCrmDelivery } from '../../../src/store/crm/crm-deliveries.ts'
import { type BrowserSession, signInAs } from '../../support/browser-session.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aUser } from '../../support/builders/a-user.ts'
import { type FakeCrm, makeFakeCrm } from '../../support/fake-crm.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
let app: TestApp
let crm: FakeCrm
let ana: BrowserSession
let rita: BrowserSession
let hour = 9

const waitUntil = (isSo: () => Promise<boolean>) =>
  vi.waitUntil(isSo, { timeout: 10_000, interval: 20 })

beforeAll(async () => {
  crm = makeFakeCrm({ now: () => monday })
  app = await startTestApp({
    clock: () => monday,
    instead: {
      crmFor: async () => crm.provider,
      crms: [{ id: 'fake', label: 'FakeCRM', hasKey: true, isReachable: false }],
    },
  })
  ana = await signInAs(app, app.ana)
  rita = await signInAs(app, await aUser(app, { name: 'Rita Rep' }))
})
afterAll(() => app?.close())

const meetingOf = (meetingId: string) =>
  getMeeting(app.context, { workspaceId: app.workspace.id, meetingId })

const stateOf = async (meetingId: string) => (await findCrmDelivery(app.db, meetingId))?.state

/** Ours has one title, theirs another, and both stand on the meeting's page. */
async function makeConflict() {
  hour += 1
  const { meeting } = await aBooking(app, { startsAt: Date.UTC(2026, 10, 2, hour) })
  const { id: meetingId, workspaceId } = meeting
  await waitUntil(async () => (await stateOf(meetingId)) === 'delivered')
  const record = crm.records().find(held => held.meetingId === meetingId)
  const engagementId = record?.engagementId ?? ''
  crm.edit(engagementId, { title: '<b>Renewal</b>' })
  const actor = { kind: 'user', userId: app.ana.id, name: 'Ana Ruiz' } as const
  await editMeeting(app.context, { workspaceId, meetingId, actor, edits: { title: 'Upgrade' } })
  await waitUntil(async () => (await stateOf(meetingId)) === 'failed')
  return { meetingId, engagementId, address: `/settings/meetings/${meetingId}` }
}

test('F60: both values stand on the meeting’s page, and ours is kept at a press', async () => {
  const { engagementId, address } = await makeConflict()
  const { body } = await ana.get(address)
  expect(body).toContain('Changed on both sides')
  expect(body).toContain('&lt;b>Renewal&lt;/b>')
  expect(body).toContain('Upgrade')
  expect(body).toContain('Changed in FakeCRM by Clara')
  const reply = await ana.submit(address, `${address}/conflict`, { field: 'title', keep: 'ours' })
  expect(reply).toMatchObject({ status: 303, location: `${address}?done=chosen` })
  expect((await ana.get(`${address}?done=chosen`)).body).toContain('Your choice is being written')
  await waitUntil(async () => crm.record(engagementId)?.title === 'Upgrade')
  expect((await ana.get(address)).body).not.toContain('Changed on both sides')
})

test('F60: … or theirs is taken', async () => {
  const { meetingId, engagementId, address } = await makeConflict()
  await ana.submit(address, `${address}/conflict`, { field: 'title', keep: 'theirs' })
  await waitUntil(async () => (await meetingOf(meetingId)).title === '<b>Renewal</b>')
  expect(crm.record(engagementId)?.title).toBe('<b>Renewal</b>')
})

test('who may not see the meeting chooses nothing, and nothing else can be chosen', async () => {
  const { engagementId, address } = await makeConflict()
  const form = `${address}/conflict`
  const choice = { field: 'title', keep: 'ours' }
  expect((await rita.submit('/settings/hours', form, choice)).status).toBe(404)
  expect((await ana.post(form, choice)).status).toBe(403)
  expect((await ana.submit(address, form, { ...choice, keep: 'neither' })).status).toBe(404)
  expect((await ana.submit(address, form, { ...choice, field: 'time' })).status).toBe(409)
  expect(crm.record(engagementId)?.title).toBe('<b>Renewal</b>')
})
