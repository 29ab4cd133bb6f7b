import { afterAll, beforeAll, expect, test } from 'vitest'
import { callerOf } from '../../../src/model/caller-of.ts'
import type { Location } from '../../../src/model/entities.ts'
import { openTask } from '../../../src/model/open-task.ts'
import { findNewHost } from '../../../src/services/booking/check-new-host.ts'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { updatePage } from '../../../src/services/pages/pages.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { type CrmFixture, monday, startCrmFixture, workingHour } from '../../support/crm-fixture.ts'

let fixture: CrmFixture
let day = 0
beforeAll(async () => {
  fixture = await startCrmFixture()
  fixture.context.setNow(monday)
})
afterAll(() => fixture?.close())

const anas = '+1 555 0100'
const bens = '+1 555 0200'
const guests = '+48 600 100 200'

interface Given {
  location: Location
  /** Ben is a host of the page too. */
  isShared?: boolean
  /** Ben has a page with a number of his own. */
  bensPage?: boolean
  guestPhone?: string
  phone?: string
}

async function handed({ location, isShared, bensPage, guestPhone, phone }: Given) {
  day += 1
  const { context, workspace, ana, ben } = fixture
  const db = fixture.database.db
  const hostIds = isShared ? [ana.id, ben.id] : [ana.id]
  const kind = isShared ? 'round-robin' : 'personal'
  const place = { context, workspace, ana, ben }
  const page = await aPage(place, { slug: `p${day}`, kind, hostIds, location })
  if (bensPage)
    await aPage(place, {
      slug: `bens${day}`,
      hostIds: [ben.id],
      location: { kind: 'phone', number: bens },
    })
  const { meeting } = await aBooking(
    { ...place, page },
    {
      pageId: page.id,
      startsAt: workingHour(day, 10),
      invitee: { email: `guest${day}@acme.test`, name: 'Maya Lindt', phone: guestPhone },
    },
  )
  await fixture.jobs.run()
  await db('kept_mails').delete()
  const [from, to] = meeting.host.id === ana.id ? [ana, ben] : [ben, ana]
  const actor = { kind: 'user', userId: from.id, name: from.name } as const
  const command = { workspaceId: workspace.id, meetingId: meeting.id, actor, hostId: to.id }
  const expected = await findNewHost(context, { meeting, hostId: to.id })
  const after = await reassignMeeting(context, { ...command, phone })
  await db('pages')
    .where({ slug: `bens${day}` })
    .update({ deleted_at: new Date() })
  return { meeting, after, expected: expected.location, from, command }
}

const atAnas: Location = { kind: 'phone', number: anas }

test.each<[what: string, given: Given, number: string | undefined, caller: 'host' | 'invitee']>([
  ['the new host’s own number', { location: atAnas, bensPage: true }, bens, 'invitee'],
  ['the page’s number, if both host it', { location: atAnas, isShared: true }, anas, 'invitee'],
  ['no number of the former host', { location: atAnas }, undefined, 'host'],
  ['the number that was typed', { location: atAnas, phone: bens }, bens, 'invitee'],
  ['the guest’s number', { location: { kind: 'phone' }, guestPhone: guests }, undefined, 'host'],
])('a phone meeting that is handed over has %s', async (_what, given, number, caller) => {
  const { after, expected } = await handed(given)
  expect(after.location).toMatchObject({ kind: 'phone', ...(number ? { number } : {}) })
  if (!number) expect(after.location).toEqual({ kind: 'phone' })
  expect(callerOf(after)).toBe(caller)
  if (!given.phone) expect(expected).toEqual(after.location)
})

test('without any number, the new host is asked to get one, and everybody reads that the place is new', async () => {
  const { meeting, after } = await handed({ location: atAnas })
  expect(openTask(after)).toBe('ask-number')
  expect((await listMeetingEvents(fixture.context, after.id)).at(-1)).toMatchObject({
    kind: 'reassigned',
    changed: ['location'],
  })
  await fixture.jobs.run()
  const [mail] = (await fixture.mailsTo(meeting.invitee.email)).slice(-1)
  expect(mail?.text).toContain('The time stays as it is, the place is new.')
  for (const email of [meeting.invitee.email, fixture.ben.email]) {
    const last = (await fixture.mailsTo(email)).at(-1)
    expect(last?.text).not.toContain(anas)
    expect(last?.calendar).not.toContain(anas)
  }
})

test('a meeting that returns to its page’s host has the page’s number again', async () => {
  const { after, from, command } = await handed({ location: atAnas })
  expect(after.location).toEqual({ kind: 'phone' })
  const back = await reassignMeeting(fixture.context, { ...command, hostId: from.id })
  expect(back.location).toEqual(atAnas)
})

test('a guest whom the host calls is called by the new host, though the page has a number now', async () => {
  day += 1
  const { context, workspace, ana, ben } = fixture
  const hostIds = [ana.id, ben.id]
  const location = { kind: 'phone' } as const
  const page = await aPage(fixture, { slug: `p${day}`, kind: 'round-robin', hostIds, location })
  const { meeting } = await aBooking(fixture, {
    pageId: page.id,
    startsAt: workingHour(day, 10),
    invitee: { email: `guest${day}@acme.test`, name: 'Maya Lindt', phone: guests },
  })
  const changes = { location: atAnas }
  await updatePage(context, { workspaceId: workspace.id, pageId: page.id, changes })
  const after = await reassignMeeting(context, {
    workspaceId: workspace.id,
    meetingId: meeting.id,
    actor: { kind: 'user', userId: ana.id, name: ana.name },
    hostId: meeting.host.id === ana.id ? ben.id : ana.id,
  })
  expect(after.location).toEqual(location)
  expect(callerOf(after)).toBe('host')
})

test.each(['call me', '12', 'x'.repeat(200)])('“%s” is no number of a host', async phone => {
  const place = { location: { kind: 'phone' } as const, guestPhone: guests, phone }
  await expect(handed(place)).rejects.toMatchObject({ code: 'invalid-input' })
})

test.each<Location>([
  { kind: 'address', address: 'Main Street 1' },
  { kind: 'custom', text: 'At the fair' },
  { kind: 'video', url: 'https://meet.test/fixed' },
])('a place that belongs to no host stays: %j', async location => {
  expect((await handed({ location })).after.location).toEqual(location)
})
