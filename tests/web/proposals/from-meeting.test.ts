import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Location, Meeting } from '../../../src/model/entities.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { getMeeting, listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { getProposalToken } from '../../../src/services/proposals/find-proposal.ts'
import { proposeFromMeeting } from '../../../src/services/proposals/propose-from-meeting.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { BrowserSession } from '../../support/browser-session.ts'
import { fieldOf } from '../../support/read-form.ts'
import { find } from '../../support/read-html.ts'
import {
  hourMs,
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
  // Meetings of other tests that overlap would take a time that is freed.
  await db('meetings').update({ status: 'canceled' })
})

const waiting = { timeout: 10_000, interval: 50 }
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
  const guest = { kind: 'guest', email: 'jo@acme.test', name: 'Jo' }
  await db('attendees').insert({ meeting_id: meeting.id, ...guest })
  return meeting
}

const cancelWithTimes = async ({ id }: Meeting): Promise<number> => {
  const path = `/settings/meetings/${id}/cancel`
  const { body } = await fixture.admin.get(path)
  const start = fieldOf(body, 'starts')
  const { status } = await fixture.admin.submit(path, path, { starts: start })
  expect(status).toBe(303)
  return Number(start)
}
const offerTimes = async ({ id }: Meeting): Promise<number> => {
  const path = `/settings/meetings/${id}`
  const { body } = await fixture.admin.get(`${path}?offer=times`)
  const start = fieldOf(body, 'starts')
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
  const key = fieldOf(body, 'key')
  const field = find(body, 'input#phone')?.toString() ?? ''
  const fields = { key, startsAt: at, name: 'Maya Lindt', email: 'maya@acme.test' }
  const send = (more: Record<string, string>) => visitor.post(path, { ...fields, ...more })
  return { body, field, send }
}

async function pickedMeeting(): Promise<Meeting> {
  const { app } = fixture
  const { meeting_id: meetingId } = await app.db('proposals').first('meeting_id')
  return getMeeting(app.context, { workspaceId: app.workspace.id, meetingId })
}

const places: [string, Location][] = [
  ['by phone, with the number of the guest', { kind: 'phone' }],
  ['by phone, with a number of its own', { kind: 'phone', number: '+1 555 0100' }],
  ['at an address', { kind: 'address', address: 'Rynek 1' }],
  ['somewhere in words', { kind: 'custom', text: 'Our stand, hall 4' }],
  ['at a link', { kind: 'video', url: 'https://call.test/room' }],
  ['as a call whose link the host sends', { kind: 'video', isSentByHost: true }],
]

describe('a meeting canceled with other times', () => {
  test.each(places)('%s: what is picked is like it', async (_place, location) => {
    const before = await agree({ location, known: phone })
    const { field, send } = await openPick(await cancelWithTimes(before))
    expect(field).toContain(`value="${phone}"`)
    const done = await send({ phone })
    expect(done.location).toMatch(/^\/manage\/.+done=booked$/)
    const after = await pickedMeeting()
    expect(after).toMatchObject({
      location,
      invitee: { phone },
      guests: [{ email: 'jo@acme.test', name: 'Jo' }],
      description: taken.description,
      meetingType: taken.meeting_type,
      associations: [{ type: 'deals', id: '7' }],
      reminders: [{ minutesBefore: 45, includeDescription: true }],
    })
  })

  test('by phone with no number known: the guest gives one, and nothing is booked without', async () => {
    const before = await agree({ location: { kind: 'phone' } })
    const { field, send } = await openPick(await cancelWithTimes(before))
    expect(field).toContain('required')
    const refused = await send({ phone: '' })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Enter your phone number')
    await send({ phone })
    const after = await pickedMeeting()
    expect(after.location).toEqual({ kind: 'phone' })
    expect(after.invitee.phone).toBe(phone)
  })
})

test('from a canceled meeting new times are offered, and one that is picked books another meeting', async () => {
  const before = await agree({ location: { kind: 'address', address: 'Rynek 1' } })
  const { context, workspace } = fixture.app
  const actor = { kind: 'system', name: 'Test' } as const
  await cancelMeeting(context, { workspaceId: workspace.id, meetingId: before.id, actor })
  const path = `/settings/meetings/${before.id}`
  expect((await fixture.admin.get(path)).body).toContain(`href="${path}?offer=times"`)
  const { send } = await openPick(await offerTimes(before))
  expect((await send({})).location).toMatch(/done=booked$/)
  const after = await pickedMeeting()
  expect(after.id).not.toBe(before.id)
  expect(after.location).toEqual({ kind: 'address', address: 'Rynek 1' })
})

test('History and the email to the host say that other times went out with a cancellation', async () => {
  const before = await agree({ location: { kind: 'phone' }, known: phone })
  await cancelWithTimes(before)
  const { body } = await fixture.admin.get(`/settings/meetings/${before.id}`)
  expect(body).toContain('offered other times')
  await vi.waitFor(async () => {
    const mails = await listKeptMails(fixture.app.db)
    const sentence = `New times were offered to ${before.invitee.name}.`
    const own = mails.filter(({ text }) => text.includes(before.id) && text.includes(sentence))
    expect(own.map(({ to }) => to)).toEqual([fixture.app.ana.email])
  }, waiting)
})

const number = '+1 555 0100'
const calls: [string, Location, string][] = [
  ['the host’s number', { kind: 'phone', number }, `Call Ana Ruiz at ${number}`],
  [
    'the guest’s number',
    { kind: 'phone', number, isInvitees: true },
    `Ana Ruiz calls you at ${number}`,
  ],
]

test.each(calls)(
  'with %s, email and page say who calls as the meeting did',
  async (_, location, said) => {
    const { db } = fixture.app
    const { body } = await openPick(await offerTimes(await agree({ location })))
    expect(body).toContain(said)
    const { id } = await db('proposals').first('id')
    await vi.waitFor(async () => {
      const sent = (await listKeptMails(db)).find(({ key }) => key?.startsWith(id))
      expect(sent?.text).toContain(said)
    }, waiting)
  },
)

describe('a meeting for which other times were offered', () => {
  const guest = { email: 'lee@acme.test', name: 'Lee Park' }
  const room = 'https://call.test/room'

  async function offered() {
    const meeting = await agree({ location: { kind: 'video', url: room, isRoom: true } })
    const { context, workspace } = fixture.app
    const actor = { kind: 'system', name: 'Test' } as const
    const command = { workspaceId: workspace.id, meetingId: meeting.id, actor }
    await editMeeting(context, { ...command, edits: { guests: [guest] } })
    const slot = await offerTimes(meeting)
    return { meeting, command, slot, pick: await openPick(slot) }
  }
  const meetingCount = async () => Number((await fixture.app.db('meetings').count())[0]?.count)

  test('moves to the time that is picked: one meeting, with its guests and its place', async () => {
    const { meeting, command, slot, pick } = await offered()
    const count = await meetingCount()
    const done = await pick.send({ name: '', email: '' })
    expect(done.location).toMatch(/^\/manage\/.+done=moved$/)
    expect(await meetingCount()).toBe(count)
    const moved = await getMeeting(fixture.app.context, command)
    expect(moved).toMatchObject({ id: meeting.id, startsAt: slot, guests: [guest] })
    expect(moved.location).toEqual({ kind: 'video', url: room, isRoom: true })
    const again = await pick.send({ name: '', email: '' })
    expect(again.location).toBe(done.location)
    const events = await listMeetingEvents(fixture.app.context, meeting.id)
    expect(events.at(-1)).toMatchObject({
      kind: 'rescheduled',
      actor: { kind: 'invitee' },
      previousStartsAt: meeting.startsAt,
    })
  })

  test('the guest confirms a move and is asked for no details', async () => {
    const { pick } = await offered()
    expect(pick.body).toContain('It stays there until you choose another time.')
    expect(pick.body).toContain('Move the meeting')
    expect(pick.body).not.toContain('Your details')
  })

  test('its page lists what was offered, and that nobody has answered yet', async () => {
    const { meeting } = await offered()
    const page = await fixture.admin.get(`/settings/meetings/${meeting.id}`)
    expect(page.body).toContain('offered other times')
    expect(page.body).toContain('no answer yet')
  })

  test.each([
    ['moved', (fixed: { startsAt: number }) => fixed.startsAt + 2 * hourMs],
    ['canceled', () => undefined],
  ])('%s otherwise: the times are no longer offered', async (_how, to) => {
    const { meeting, command, pick } = await offered()
    const { context } = fixture.app
    const startsAt = to(meeting)
    if (startsAt === undefined) await cancelMeeting(context, { ...command, reason: undefined })
    else await rescheduleMeeting(context, { ...command, startsAt })
    const count = await meetingCount()
    const refused = await pick.send({ name: '', email: '' })
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('no longer offered')
    expect(refused.body).not.toContain('A time was picked already')
    expect(await meetingCount()).toBe(count)
    const [proposal] = await fixture.app.db('proposals').select('status')
    expect(proposal).toEqual({ status: 'withdrawn' })
  })

  test('a time that overlaps the meeting itself can be offered and picked', async () => {
    const meeting = await agree({ location: { kind: 'phone' } })
    const { context, ana, db } = fixture.app
    const slot = meeting.startsAt + 15 * 60_000
    await proposeFromMeeting(context, {
      meeting,
      isToBeMoved: true,
      organizerId: ana.id,
      slots: [slot],
      via: 'email',
    })
    const { send } = await openPick(slot)
    const done = await send({})
    expect(done.location).toMatch(/done=moved$/)
    expect((await db('proposals').first('meeting_id')).meeting_id).toBe(meeting.id)
  })
})
