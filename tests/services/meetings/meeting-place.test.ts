import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { callUrl } from '../../../src/model/call-url.ts'
import type { Location, SchedulingPage } from '../../../src/model/entities.ts'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { joinAddress } from '../../../src/services/links.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { defaultLocation, findPlaceFault } from '../../../src/services/meetings/meeting-place.ts'
import { setRoomUrl } from '../../../src/services/people/host-room.ts'
import { scheduleFromRecord } from '../../../src/services/records/schedule-from-record.ts'
import { setConferenceUrl } from '../../../src/store/calendars/own-events.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { addCallCalendar } from '../../support/call-calendar.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})
afterEach(() => database.drop())

const rooms = { ana: 'https://rooms.test/ana', ben: 'https://rooms.test/ben' }
const giveRoom = (who: 'ana' | 'ben') =>
  setRoomUrl(context, { workspaceId: demo.workspace.id, userId: demo[who].id, typed: rooms[who] })
const addPage = (changes: Partial<SchedulingPage>) => aPage(demo, { slug: 'placed', ...changes })

let hour = 9
async function book(page: SchedulingPage) {
  hour += 1
  const { meeting } = await aBooking(demo, {
    pageId: page.id,
    startsAt: Date.UTC(2026, 10, 3 + (hour % 3), 9 + (hour % 5)),
    invitee: { email: `guest${hour}@acme.test`, name: 'Maya Lindt', phone: '+48 600 100 200' },
  })
  return meeting
}

const link = 'https://meet.test/fixed'
const join = 'http://parley.test/join/'

describe('a meeting’s call is where it can be joined, or nowhere', () => {
  const none = { kind: 'video', isSentByHost: true }
  const inRoom = { kind: 'video', isRoom: true, url: rooms.ana }
  const rows: [has: string, location: Location, expected: object, joined: string | undefined][] = [
    ['nothing', { kind: 'video' }, none, undefined],
    ['nothing', { kind: 'video', isRoom: true }, none, undefined],
    ['nothing', { kind: 'video', url: link }, { kind: 'video', url: link }, link],
    ['a room', { kind: 'video' }, inRoom, rooms.ana],
    ['a room', { kind: 'video', isRoom: true }, inRoom, rooms.ana],
    ['caldav', { kind: 'video' }, none, undefined],
    ['google', { kind: 'video' }, { kind: 'video' }, join],
    ['microsoft', { kind: 'video' }, { kind: 'video' }, join],
    ['google', { kind: 'video', isRoom: true }, { kind: 'video' }, join],
    ['nothing', { kind: 'phone' }, { kind: 'phone' }, undefined],
    [
      'a room',
      { kind: 'address', address: 'Main Street 1' },
      { kind: 'address', address: 'Main Street 1' },
      undefined,
    ],
  ]
  test.each(rows)('with %s, a page at %j', async (has, location, expected, joined) => {
    if (has === 'a room') await giveRoom('ana')
    if (has === 'google' || has === 'microsoft' || has === 'caldav')
      await addCallCalendar(database.db, demo.ana, has)
    const meeting = await book(await addPage({ location }))
    expect(meeting.location).toEqual(expected)
    const address = joinAddress(context, meeting)
    if (joined === join) expect(address).toMatch(new RegExp(`^${join}${meeting.id}[.][\\w-]{43}$`))
    else expect(address).toBe(joined)
  })
})

test('once a calendar has made the call, its address is what is joined', async () => {
  await addCallCalendar(database.db, demo.ana)
  const meeting = await book(await addPage({ location: { kind: 'video' } }))
  const made = { ...meeting, conferenceUrl: 'https://meet.google.test/abc' }
  expect(callUrl(made)).toBe('https://meet.google.test/abc')
  expect(joinAddress(context, made)).toBe('https://meet.google.test/abc')
})

test('of a round robin each host’s meetings are in their own room', async () => {
  await giveRoom('ana')
  await giveRoom('ben')
  const hostIds = [demo.ana.id, demo.ben.id]
  const page = await addPage({
    kind: 'round-robin',
    hostIds,
    location: { kind: 'video', isRoom: true },
  })
  const meetings = [await book(page), await book(page)]
  expect(new Set(meetings.map(({ host }) => host.id)).size).toBe(2)
  for (const { host, location } of meetings)
    expect(location).toMatchObject({ url: host.id === demo.ana.id ? rooms.ana : rooms.ben })
})

const actor = () => ({ kind: 'user', userId: demo.ana.id, name: 'Ana' }) as const

test('a meeting that is given to another host moves to their room, a fixed link stays', async () => {
  await giveRoom('ana')
  await giveRoom('ben')
  const inRoom = await book(await addPage({ location: { kind: 'video', isRoom: true } }))
  const fixed = await book(await addPage({ slug: 'fixed', location: { kind: 'video', url: link } }))
  const hand = (meetingId: string) =>
    reassignMeeting(context, { ...inRoom, meetingId, hostId: demo.ben.id, actor: actor() })
  expect((await hand(inRoom.id)).location).toEqual({ kind: 'video', isRoom: true, url: rooms.ben })
  expect((await hand(fixed.id)).location).toEqual({ kind: 'video', url: link })
})

test('the call of the former host’s calendar is not the new host’s', async () => {
  await addCallCalendar(database.db, demo.ana)
  const meeting = await book(await addPage({ location: { kind: 'video' } }))
  await setConferenceUrl(database.db, { meetingId: meeting.id, url: 'https://meet.google.test/a' })
  const given = await reassignMeeting(context, {
    ...meeting,
    meetingId: meeting.id,
    hostId: demo.ben.id,
    actor: actor(),
  })
  expect(given.conferenceUrl).toBeUndefined()
  expect(joinAddress(context, given)).toBeUndefined()
})

test('a place that is edited to the room takes the host’s, and other edits leave the place', async () => {
  await giveRoom('ana')
  const meeting = await book(await addPage({ location: { kind: 'phone' } }))
  const edit = (edits: object) =>
    editMeeting(context, {
      workspaceId: meeting.workspaceId,
      meetingId: meeting.id,
      actor: actor(),
      edits,
    })
  const moved = await edit({ location: { kind: 'video', isRoom: true } })
  expect(moved.location).toEqual({ kind: 'video', isRoom: true, url: rooms.ana })
  expect((await edit({ title: 'Another title' })).location).toEqual(moved.location)
})

test('a meeting agreed on a record is held in the room where no calendar makes its call', async () => {
  await giveRoom('ana')
  const meeting = await scheduleFromRecord(context, {
    organizer: demo.ana,
    hostId: demo.ana.id,
    title: 'Demo',
    startsAt: Date.UTC(2026, 10, 6, 10),
    durationMinutes: 30,
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt' },
    guests: [],
    description: '',
    internalNote: '',
    timeZone: undefined,
    location: { kind: 'video' },
    reminders: [],
    meetingType: undefined,
    isAnyway: false,
  })
  expect(callUrl(meeting)).toBe(rooms.ana)
})

describe('a page whose location cannot work is known', () => {
  const faultOf = (changes: Partial<SchedulingPage>) =>
    findPlaceFault(context, { ...demo.page, ...changes })

  test('with the hosts it concerns', async () => {
    await addCallCalendar(database.db, demo.ana)
    await giveRoom('ben')
    const hostIds = [demo.ana.id, demo.ben.id]
    const call: Location = { kind: 'video' }
    const room: Location = { kind: 'video', isRoom: true }
    const pool = { kind: 'round-robin', hostIds } as const
    expect(await faultOf({ location: call })).toBeUndefined()
    expect(await faultOf({ ...pool, location: call })).toEqual({
      code: 'no-call',
      hosts: ['Ben Ruiz'],
    })
    expect(await faultOf({ ...pool, location: room })).toEqual({
      code: 'no-room',
      hosts: ['Ana Ruiz'],
    })
    expect(await faultOf({ kind: 'group', hostIds, location: call })).toBeUndefined()
    expect(await faultOf({ ...pool, location: { kind: 'video', url: link } })).toBeUndefined()
    expect(await faultOf({ ...pool, location: { kind: 'phone' } })).toBeUndefined()
  })

  test('an account that was lost, or is not for pages, makes no calls', async () => {
    const { connectionId } = await addCallCalendar(database.db, demo.ana)
    const fault = { code: 'no-call', hosts: ['Ana Ruiz'] }
    const connection = () => database.db('connections').where({ id: connectionId })
    await connection().update({ state: 'lost' })
    expect(await faultOf({})).toEqual(fault)
    await connection().update({ state: 'active' })
    expect(await faultOf({})).toBeUndefined()
    await database.db('calendar_accounts').update({ is_for_pages: false })
    expect(await faultOf({})).toEqual(fault)
  })

  test('what works is what a page begins with', async () => {
    const begin = () => defaultLocation(context, demo.page)
    expect(await begin()).toEqual({ kind: 'phone' })
    await giveRoom('ana')
    expect(await begin()).toEqual({ kind: 'video', isRoom: true })
    await addCallCalendar(database.db, demo.ana)
    expect(await begin()).toEqual({ kind: 'video' })
  })
})

test.each([
  'http://rooms.test/ana',
  'rooms.test/ana',
  'javascript:alert(1)',
  `https://${'x'.repeat(600)}.test`,
])('a room is a link that begins with https: %s is refused', async typed => {
  const owner = { workspaceId: demo.workspace.id, userId: demo.ana.id }
  await expect(setRoomUrl(context, { ...owner, typed })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})
