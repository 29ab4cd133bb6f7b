import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { hiddenFields } from '../../support/read-form.ts'
import { addContact, idOf, openRecordsFixture, type RecordsFixture } from './records-fixture.ts'

const waiting = { timeout: 10_000, interval: 50 }
let fixture: RecordsFixture

beforeAll(async () => {
  fixture = await openRecordsFixture()
})
afterAll(() => fixture?.app.close())

const contactOf = async (email: string) => {
  const { rows } = await fixture.records.listContacts({ text: email, offset: 0, limit: 1 })
  return rows[0] && fixture.records.getContact(rows[0].id)
}

async function book(email: string, hour: number) {
  const { app } = fixture
  const { meeting } = await aBooking(app, {
    startsAt: Date.UTC(2026, 10, 5, hour),
    invitee: { email, name: 'Maya Lindt' },
  })
  await vi.waitFor(async () => expect(await contactOf(email)).toBeDefined(), waiting)
  const actor = { kind: 'user', userId: app.ana.id, name: 'Ana Ruiz' } as const
  return { meeting, command: { workspaceId: app.workspace.id, meetingId: meeting.id, actor } }
}

test('F6: what the link carries stands on the contact as campaign, medium and source of the last booking', async () => {
  const { app } = fixture
  const link = `${app.url}/meetings/${app.page.slug}?slot=2026-11-04T09:00:00Z`
  const tracked = `${link}&utm_campaign=autumn&utm_medium=mail&utm_source=newsletter`
  const form = hiddenFields(await (await fetch(tracked)).text())
  form.set('name', 'Maya Lindt')
  form.set('email', 'tracked@acme.test')
  const address = `${app.url}/meetings/${app.page.slug}`
  const answer = await fetch(address, { method: 'POST', body: form, redirect: 'manual' })
  expect(answer.status).toBe(303)
  await vi.waitFor(
    async () =>
      expect((await contactOf('tracked@acme.test'))?.tracking).toEqual({
        campaign: 'autumn',
        medium: 'mail',
        source: 'newsletter',
      }),
    waiting,
  )
})

test('F31 F35: a meeting stands on the pages of its company and of the guests we know, and leaves with them', async () => {
  const guest = await addContact(fixture.ana, { name: 'Alan Turing', emails: 'alan@park.test' })
  const { meeting, command } = await book('maya@lindt.test', 10)
  const guests = [{ email: 'Alan@Park.test', name: 'Alan Turing' }]
  await editMeeting(fixture.app.context, { ...command, edits: { guests } })
  const shown = async (address: string) => (await fixture.ana.get(address)).body
  const company = `/records/builtin/companies/${(await contactOf('maya@lindt.test'))?.companyId}`
  await vi.waitFor(async () => expect(await shown(guest)).toContain(meeting.reference), waiting)
  expect(await shown(company)).toContain(meeting.reference)
  expect(await fixture.records.getContact(idOf(guest))).toMatchObject({ meetingCount: 1 })
  await editMeeting(fixture.app.context, { ...command, edits: { guests: [] } })
  await vi.waitFor(async () => expect(await shown(guest)).not.toContain(meeting.reference), waiting)
  expect(await shown(company)).toContain(meeting.reference)
})

test('F23: handing the meeting to another host leaves the contact’s owner', async () => {
  const { meeting, command } = await book('owned@acme.test', 12)
  const { app } = fixture
  await reassignMeeting(app.context, { ...command, hostId: app.ben.id })
  const entry = async () =>
    (await contactOf('owned@acme.test'))?.timeline.find(({ meetingId }) => meetingId === meeting.id)
  await vi.waitFor(async () => expect((await entry())?.hostEmail).toBe(app.ben.email), waiting)
  expect((await contactOf('owned@acme.test'))?.ownerEmail).toBe(app.ana.email)
})

test('F31: a contact is found without what only our own pages show of them', async () => {
  const crm = await fixture.app.context.crmFor(fixture.app.workspace.id)
  const address = await addContact(fixture.ana, { name: 'Hana Mori', emails: 'hana@mori.test' })
  const shape = ['company', 'email', 'id', 'name', 'ownerEmail', 'url']
  const found = await crm.findRecord({ type: 'contacts', id: idOf(address) })
  expect(Object.keys(found?.contacts[0] ?? {}).sort()).toEqual(shape)
  expect(Object.keys((await crm.findContact(idOf(address))) ?? {}).sort()).toEqual(shape)
})
