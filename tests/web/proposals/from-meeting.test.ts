import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Location, Meeting } from '../../../src/model/entities.ts'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { getProposalToken } from '../../../src/services/proposals/find-proposal.ts'
import { BrowserSession } from '../../support/browser-session.ts'
import {
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let visitor: BrowserSession
beforeAll(async () => {
  fixture = await startSettingsFixture()
  visitor = new BrowserSession(fixture.app.url)
})
afterAll(() => fixture?.app.close())
beforeEach(async () => {
  fixture.now = monday
  const { db } = fixture.app
  await db('occupancies').delete()
  await db('proposals').delete()
})

const phone = '+48 600 100 200'
const taken = {
  description: 'Bring the *draft*',
  meeting_type: 'Demo call',
  associations: JSON.stringify([{ type: 'deals', id: '7' }]),
  reminders: JSON.stringify([{ minutesBefore: 45, includeDescription: true }]),
}

/** A meeting of the page at this place, with what a rep added to it. */
async function agree({ location, known }: { location: Location; known?: string }) {
  const meeting = await fixture.book(9)
  const { db } = fixture.app
  await db('meetings')
    .where({ id: meeting.id })
    .update({ ...taken, location: JSON.stringify(location) })
  await db('attendees')
    .where({ meeting_id: meeting.id })
    .update({ phone: known ?? null })
  return meeting
}

const cancelWithTimes = async ({ id }: Meeting): Promise<number> => {
  const path = `/settings/meetings/${id}/cancel`
  const { body } = await fixture.admin.get(path)
  const start = /name="starts" value="(\d+)"/.exec(body)?.[1] ?? ''
  const { status } = await fixture.admin.submit(path, path, { starts: start })
  expect(status).toBe(303)
  return Number(start)
}
const offerTimes = async ({ id }: Meeting): Promise<number> => {
  const path = `/settings/meetings/${id}`
  const { body } = await fixture.admin.get(`${path}?offer=times`)
  const start = /name="starts" value="(\d+)"/.exec(body)?.[1] ?? ''
  const { status } = await fixture.admin.submit(path, `${path}/offer`, { starts: start })
  expect(status).toBe(303)
  return Number(start)
}

async function openPick(slot: number) {
  const { app } = fixture
  const { id } = await app.db('proposals').first('id')
  const path = `/p/${await getProposalToken(app.context, id)}`
  const at = new Date(slot).toISOString()
  const { body } = await visitor.get(`${path}?slot=${at}`)
  const key = /name="key" value="([^"]+)"/.exec(body)?.[1] ?? ''
  const field = /<input id="phone"[^>]*>/.exec(body)?.[0] ?? ''
  const fields = { key, startsAt: at, name: 'Maya Lindt', email: 'maya@acme.test' }
  const send = (more: Record<string, string>) => visitor.post(path, { ...fields, ...more })
  return { field, send }
}

async function pickedMeeting(): Promise<Meeting> {
  const { app } = fixture
  const { meeting_id: meetingId } = await app.db('proposals').first('meeting_id')
  return getMeeting(app.context, { workspaceId: app.workspace.id, meetingId })
}

const ways: [string, (meeting: Meeting) => Promise<number>][] = [
  ['canceled with other times', cancelWithTimes],
  ['offered other times', offerTimes],
]
const places: [string, Location][] = [
  ['by phone, with the number of the guest', { kind: 'phone' }],
  ['by phone, with a number of its own', { kind: 'phone', number: '+1 555 0100' }],
  ['at an address', { kind: 'address', address: 'Rynek 1' }],
  ['somewhere in words', { kind: 'custom', text: 'Our stand, hall 4' }],
  ['at a link', { kind: 'video', url: 'https://call.test/room' }],
  ['as a call whose link the host sends', { kind: 'video', isSentByHost: true }],
]

describe.each(ways)('a meeting %s', (_way, propose) => {
  test.each(places)('%s: what is picked is like it', async (_place, location) => {
    const before = await agree({ location, known: phone })
    const { field, send } = await openPick(await propose(before))
    expect(field).toContain(`value="${phone}"`)
    const done = await send({ phone })
    expect(done.location).toMatch(/^\/manage\/.+done=booked$/)
    const after = await pickedMeeting()
    expect(after).toMatchObject({
      location,
      invitee: { phone },
      description: taken.description,
      meetingType: taken.meeting_type,
      associations: [{ type: 'deals', id: '7' }],
      reminders: [{ minutesBefore: 45, includeDescription: true }],
    })
  })

  test('by phone with no number known: the guest gives one, and nothing is booked without', async () => {
    const before = await agree({ location: { kind: 'phone' } })
    const { field, send } = await openPick(await propose(before))
    expect(field).toContain('required')
    const refused = await send({ phone: '' })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Enter the number to call')
    await send({ phone })
    const after = await pickedMeeting()
    expect(after.location).toEqual({ kind: 'phone' })
    expect(after.invitee.phone).toBe(phone)
  })
})
