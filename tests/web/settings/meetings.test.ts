import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { acme, knowOpenDeals, renewal } from '../../support/open-deals.ts'
import {
  hourMs,
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../../support/settings-fixture.ts'

let fixture: SettingsFixture

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())

test('F24: what is ahead, what wants an outcome and what was stand on one page', async () => {
  const early = await fixture.book(9)
  await fixture.book(14, 'Piotr Zieliński')
  fixture.now = monday + 3 * hourMs
  const before = await fixture.admin.get('/settings')
  expect(before.body).toContain('How did it go?')
  expect(before.body).toContain('with Piotr Zieliński')
  const done = await fixture.admin.submit('/settings', `/settings/meetings/${early.id}/outcome`, {
    outcome: 'completed',
    back: '/settings',
  })
  expect(done).toMatchObject({ status: 303, location: '/settings' })
  const after = await fixture.admin.get('/settings')
  expect(after.body).not.toContain('How did it go?')
  expect(after.body).toContain('Last seven days')
})

test('F39: an outcome is written, shown in the history with its author, and undone', async () => {
  fixture.now = monday
  const meeting = await fixture.book(10)
  fixture.now = Date.UTC(2026, 10, 2, 11)
  const address = `/settings/meetings/${meeting.id}`
  await fixture.admin.submit(address, `${address}/outcome`, {
    outcome: 'no-show',
    notes: 'Nobody came',
  })
  const read = () =>
    getMeeting(fixture.app.context, {
      workspaceId: fixture.app.workspace.id,
      meetingId: meeting.id,
    })
  expect(await read()).toMatchObject({ outcome: 'no-show', outcomeNotes: 'Nobody came' })
  expect((await fixture.admin.get(address)).body).toContain('Outcome logged by Ana Ruiz: No-show')
  await fixture.admin.submit(address, `${address}/undo`, {})
  expect(await read()).toMatchObject({ outcome: 'scheduled', outcomeNotes: '' })
  const { body } = await fixture.admin.get(address)
  expect(body).toContain('Outcome taken back by Ana Ruiz: No-show')
  expect(body).not.toContain('undone')
  fixture.now = monday
})

test('every outcome can be chosen, a meeting that was called off among them', async () => {
  fixture.now = monday
  const meeting = await fixture.book(8)
  fixture.now = Date.UTC(2026, 10, 2, 9)
  const address = `/settings/meetings/${meeting.id}`
  const { body } = await fixture.admin.get(address)
  for (const outcome of ['completed', 'rescheduled', 'no-show', 'canceled'])
    expect(body).toContain(`name="outcome" value="${outcome}"`)
  expect(body).not.toContain('name="outcome" value="scheduled"')
  const sent = { outcome: 'canceled', notes: 'Called off at the door' }
  expect((await fixture.admin.submit(address, `${address}/outcome`, sent)).status).toBe(303)
  expect((await fixture.admin.get(address)).body).toContain('Outcome logged by Ana Ruiz: Canceled')
  fixture.now = monday
})

test.each([
  ['scheduled', true],
  ['completed', false],
  ['no-show', false],
  ['canceled', false],
  ['rescheduled', true],
  ['own-outcome', true],
])(
  'a meeting under way with the outcome %s offers to change it: %s',
  async (outcome, isOffered) => {
    fixture.now = monday
    const meeting = await fixture.book(11)
    await fixture.app
      .db('meetings')
      .where({ id: meeting.id })
      .update({ is_invited: false, outcome })
    fixture.now = Date.UTC(2026, 10, 2, 11, 10)
    const address = `/settings/meetings/${meeting.id}`
    const { body } = await fixture.admin.get(address)
    for (const action of [`${address}/reschedule`, `${address}?offer=times`])
      expect(body.includes(`href="${action}"`)).toBe(isOffered)
    expect(body.includes(`class="button" href="${address}/cancel"`)).toBe(isOffered)
    expect(body.includes(`action="${address}/invite"`)).toBe(isOffered)
    const asked = await fixture.admin.get(`${address}?offer=times`)
    expect(asked.body.includes('id="offer"')).toBe(isOffered)
    // As an outcome, Canceled tells nobody: while it can be canceled, the form leads there.
    expect(body.includes('notifies nobody and leaves the time taken')).toBe(isOffered)
    await fixture.app.db('occupancies').where({ meeting_id: meeting.id }).delete()
    await fixture.app.db('meetings').where({ id: meeting.id }).update({ status: 'canceled' })
    fixture.now = monday
  },
)

test('a meeting that has not begun takes no outcome, and the page says so', async () => {
  const meeting = await fixture.book(15)
  const address = `/settings/meetings/${meeting.id}`
  expect((await fixture.admin.get(address)).body).toContain('once the meeting has begun')
  const early = await fixture.admin.submit('/settings/hours', `${address}/outcome`, {
    outcome: 'no-show',
  })
  expect(early.status).toBe(409)
})

test("a rep sees nothing of another's meeting", async () => {
  const meeting = await fixture.book(12)
  expect((await fixture.asRep.get(`/settings/meetings/${meeting.id}`)).status).toBe(404)
  expect((await fixture.asRep.get('/settings')).body).not.toContain('Maya Lindt')
  const tried = await fixture.asRep.submit(
    '/settings/hours',
    `/settings/meetings/${meeting.id}/outcome`,
    {
      outcome: 'no-show',
    },
  )
  expect(tried.status).toBe(404)
})

test('what people typed is shown, never run', async () => {
  fixture.now = monday
  const meeting = await fixture.book(13, '<script>alert(1)</script>')
  const { body } = await fixture.admin.get(`/settings/meetings/${meeting.id}`)
  expect(body).not.toContain('<script>alert')
})

test('F62: the page of the meeting asks which of several deals it is about, once', async () => {
  fixture.now = monday
  const meeting = await fixture.book(11)
  const address = `/settings/meetings/${meeting.id}`
  // The worker's own delivery would write over what we say the CRM holds.
  await vi.waitFor(
    async () => {
      const crm = { meeting_id: meeting.id, target: 'crm', state: 'delivered' }
      expect(await fixture.app.db('deliveries').where(crm)).toHaveLength(1)
    },
    { timeout: 20_000, interval: 20 },
  )
  await knowOpenDeals(fixture.app.db, meeting.id)
  const { body } = await fixture.admin.get(address)
  expect(body).toContain('Which deal is it about?')
  expect(body).toContain('Renewal &lt;!channel>')
  const unknown = await fixture.admin.submit(address, `${address}/deal`, { deal: 'd-99' })
  expect(unknown.status).toBe(409)
  const chosen = await fixture.admin.submit(address, `${address}/deal`, { deal: renewal.id })
  expect(chosen).toMatchObject({ status: 303, location: `${address}?done=saved` })
  const after = (await fixture.admin.get(address)).body
  expect(after).not.toContain('Which deal is it about?')
  const stranger = await fixture.asRep.submit('/settings/hours', `${address}/deal`, {
    deal: acme.id,
  })
  expect(stranger.status).toBe(404)
})
