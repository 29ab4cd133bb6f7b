import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Meeting } from '../../../src/model/entities.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

/* F19: links of mails and messages to what other systems hold of a meeting. */

let fixture: SettingsFixture
beforeAll(async () => {
  fixture = await startSettingsFixture()
})
afterAll(() => fixture?.app.close())

const waiting = { timeout: 10_000, interval: 50 }

const held = async (meeting: Meeting, target: string, refs: object) => {
  const row = { workspace_id: meeting.workspaceId, meeting_id: meeting.id, target }
  await fixture.app
    .db('deliveries')
    .insert({ ...row, state: 'delivered', refs: JSON.stringify(refs) })
    .onConflict(['meeting_id', 'target'])
    .merge(['refs', 'state'])
}
const leadsTo = async (meeting: Meeting, what: 'contact' | 'event', who = fixture.admin) =>
  (await who.get(`/settings/meetings/${meeting.id}/${what}`)).location

test('F19 the contact link opens that person’s record', async () => {
  const meeting = await fixture.book(9)
  const isRecord = new RegExp(`^${fixture.app.url}/records/builtin/contacts/[0-9a-f-]{36}$`)
  const lead = async () => expect(await leadsTo(meeting, 'contact')).toMatch(isRecord)
  await vi.waitFor(lead, waiting)
  const address = (await leadsTo(meeting, 'contact')) ?? ''
  expect((await fixture.admin.get(address)).body).toContain('maya@acme.test')
})

test.each([
  ['https://app.hubspot.com/contacts/4711/record/0-1/9', true],
  ['', false],
  ['javascript:alert(1)', false],
])('F19 a record at “%s” is opened where it is a web page (%s)', async (contactUrl, isOpened) => {
  const meeting = await fixture.book(isOpened ? 10 : contactUrl ? 11 : 12)
  // Written there by now, so that nothing takes the place of what is held.
  await vi.waitFor(async () => {
    const [row] = await fixture.app
      .db('deliveries')
      .where({ meeting_id: meeting.id, target: 'crm' })
    expect(row?.state).toBe('delivered')
  }, waiting)
  await fixture.app.db('crm_contact_emails').delete()
  await held(meeting, 'crm', { engagementId: '1', contactId: '9', contactUrl, engagementUrl: '' })
  expect(await leadsTo(meeting, 'contact')).toBe(
    isOpened ? contactUrl : `/settings/meetings/${meeting.id}`,
  )
})

test('F19 the event link opens the reader’s own event, and the meeting where there is none', async () => {
  const meeting = await fixture.book(13)
  const own = `/settings/meetings/${meeting.id}`
  expect(await leadsTo(meeting, 'event')).toBe(own)
  const webUrl = 'https://www.google.com/calendar/event?eid=abc'
  await held(meeting, `calendar:${fixture.app.ana.id}`, { eventId: 'abc', webUrl })
  expect(await leadsTo(meeting, 'event')).toBe(webUrl)
  await held(meeting, `calendar:${fixture.app.ana.id}`, { eventId: 'abc' })
  expect(await leadsTo(meeting, 'event')).toBe(own)
})

test('F19 neither leads anywhere for who has no part in the meeting', async () => {
  const meeting = await fixture.book(14)
  for (const what of ['contact', 'event'] as const)
    expect((await fixture.asRep.get(`/settings/meetings/${meeting.id}/${what}`)).status).toBe(404)
})
