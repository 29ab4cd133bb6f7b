import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { formatDayAndTime, formatRange } from '../../../src/i18n/format-time.ts'
import type { Location, SchedulingPage } from '../../../src/model/entities.ts'
import { cancelWithOthers } from '../../../src/services/booking/cancel-with-others.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { updatePage } from '../../../src/services/pages/pages.ts'
import { BrowserSession } from '../../support/browser-session.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { fieldOf } from '../../support/read-form.ts'
import { attributeOf, attributesOf, find } from '../../support/read-html.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const hourMs = 60 * 60_000
let now = monday
let app: TestApp
let visitor: BrowserSession
let day = 3

beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  visitor = new BrowserSession(app.url)
})
afterAll(() => app?.close())
beforeEach(() => {
  now = monday
  day += 1
})

const weekdayStart = (hour: number) =>
  Date.UTC(2026, 10, 2 + Math.floor(day / 5) * 7 + (day % 5), hour)

async function book(page: SchedulingPage = app.page, startsAt = weekdayStart(9)) {
  const { meeting, manageToken } = await aBooking(app, {
    pageId: page.id,
    startsAt,
    timeZone: 'Europe/Warsaw',
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt' },
  })
  return { meeting, path: `/manage/${manageToken}` }
}

const december = Date.UTC(2026, 11, 8, 15)
test('rescheduling opens on the month of the meeting, and another month may be asked for', async () => {
  const { path } = await book(app.page, december)
  expect((await visitor.get(`${path}?step=move`)).body).toContain('December 2026')
  const other = await visitor.get(`${path}?step=move&month=2026-11`)
  expect(other.body).toContain('November 2026')
})

test('a link that is nobody’s is explained, and shown to nobody', async () => {
  const reply = await visitor.get('/manage/nonsense')
  expect(reply.status).toBe(404)
  expect(reply.body).toContain('There is no such meeting')
  const { path } = await book()
  expect((await visitor.get(path)).headers.get('referrer-policy')).toBe('no-referrer')
})

test('a meeting that has ended can neither be moved nor canceled', async () => {
  const { meeting, path } = await book()
  now = meeting.startsAt
  const form = await visitor.get(`${path}?step=cancel`)
  now = meeting.endsAt + hourMs
  expect((await visitor.get(`${path}?step=move`)).body).toContain('This meeting is over')
  const late = await visitor.post(`${path}/cancel`, { key: fieldOf(form.body, 'key') })
  expect(late.status).toBe(409)
  expect(late.body).not.toContain('undefined')
})

test.each([
  ['scheduled', 'It can no longer be moved or canceled.', false],
  ['completed', 'Thank you for meeting us.', true],
  ['no-show', 'We did not meet', false],
  ['canceled', 'It did not take place', false],
  ['an-outcome-of-the-crm', 'It can no longer be moved or canceled.', false],
])('after the outcome %j a guest reads “%s”', async (outcome, text, isThanked) => {
  const { meeting, path } = await book()
  await app.db('meetings').where({ id: meeting.id }).update({ outcome })
  now = meeting.endsAt + hourMs
  const { body } = await visitor.get(path)
  expect(body).toContain(text)
  expect(body.includes('Thank you')).toBe(isThanked)
})

test('a meeting with an outcome can neither be moved nor canceled by its guest, before its end either', async () => {
  const { meeting, path } = await book()
  now = meeting.startsAt
  const form = await visitor.get(`${path}?step=cancel`)
  now += 6 * 60_000
  const { workspaceId, id: meetingId } = meeting
  const actor = { kind: 'user', userId: app.ana.id, name: 'Ana Ruiz' } as const
  const command = { workspaceId, meetingId, actor, outcome: 'no-show' }
  await recordOutcome(app.context, command)
  for (const step of ['move', 'cancel', 'late']) {
    const { body } = await visitor.get(`${path}?step=${step}`)
    expect(body).toContain('This meeting is over')
    expect(body).not.toContain('name="key"')
  }
  const key = fieldOf(form.body, 'key')
  const startsAt = new Date(meeting.startsAt + 24 * hourMs).toISOString()
  for (const [action, fields] of [
    ['cancel', { key }],
    ['reschedule', { key, revision: '1', startsAt }],
  ] as const)
    expect((await visitor.post(`${path}/${action}`, fields)).status).toBe(409)
  expect(await getMeeting(app.context, { workspaceId, meetingId })).toMatchObject({
    status: 'scheduled',
    outcome: 'no-show',
    startsAt: meeting.startsAt,
  })
})

test('a canceled meeting says so and leads back to the page; canceled twice is canceled once', async () => {
  const { meeting, path } = await book()
  const key = fieldOf((await visitor.get(`${path}?step=cancel`)).body, 'key')
  await visitor.post(`${path}/cancel`, { key, reason: 'Ill' })
  expect((await visitor.post(`${path}/cancel`, { key })).status).toBe(303)
  const { body } = await visitor.get(path)
  expect(body).toContain('/meetings/demo')
  const { workspaceId, id: meetingId } = meeting
  expect(await getMeeting(app.context, { workspaceId, meetingId })).toMatchObject({
    status: 'canceled',
    cancelReason: 'Ill',
    revision: 1,
  })
})

test.each([
  ['the invitee', 'You canceled it.', { kind: 'invitee', name: 'Maya Lindt' }],
  ['the host', 'Ana Ruiz canceled it.', { kind: 'user', userId: '', name: 'Ana Ruiz' }],
] as const)('canceled by %s, the page says who did it and why', async (_who, said, actor) => {
  const { meeting, path } = await book()
  const { workspaceId, id: meetingId } = meeting
  await cancelMeeting(app.context, { workspaceId, meetingId, actor, reason: 'Ill today' })
  const { body } = await visitor.get(path)
  expect(body).toContain(said)
  expect(body).toContain('Ill today')
})

test('the pages say who else is invited, the time before a move and the present one beside new ones', async () => {
  const { meeting, manageToken } = await aBooking(app, {
    startsAt: weekdayStart(9),
    timeZone: 'Europe/Warsaw',
    guests: [{ email: 'jo@acme.test', name: 'Jo' }],
  })
  const path = `/manage/${manageToken}`
  const before = formatRange(meeting, 'Europe/Warsaw', 'en')
  const booked = await visitor.get(`${path}?done=booked`)
  expect(booked.body).toContain('<dd>Jo (jo@acme.test)</dd>')
  expect(booked.body).not.toContain('<dt>Before</dt>')
  const pick = await visitor.get(`${path}?step=move`)
  expect(pick.body).toContain(`Now: ${formatDayAndTime(meeting.startsAt, 'Europe/Warsaw', 'en')}`)
  const startsAt = new Date(weekdayStart(12)).toISOString()
  const view = await visitor.get(`${path}?step=move&slot=${startsAt}`)
  const fields = { key: fieldOf(view.body, 'key'), revision: '0', startsAt, reason: 'A clash' }
  const moved = await visitor.post(`${path}/reschedule`, fields)
  const { body } = await visitor.get(moved.location ?? '')
  expect(body).toContain(`<dt>Before</dt><dd><s>${before}</s></dd>`)
  expect(body).toContain('A clash')
})

test('a move made on an old view of the meeting is not made over another', async () => {
  const { meeting, path } = await book()
  const { workspaceId, id: meetingId } = meeting
  const view = await visitor.get(
    `${path}?step=move&slot=${new Date(weekdayStart(12)).toISOString()}`,
  )
  const fields = {
    key: fieldOf(view.body, 'key'),
    revision: '0',
    startsAt: new Date(weekdayStart(12)).toISOString(),
  }
  await visitor.post(`${path}/reschedule`, {
    ...fields,
    startsAt: new Date(weekdayStart(13)).toISOString(),
  })
  const stale = await visitor.post(`${path}/reschedule`, fields)
  expect(stale.status).toBe(409)
  expect((await getMeeting(app.context, { workspaceId, meetingId })).startsAt).toBe(
    weekdayStart(13),
  )
})

test('a form without its key changes nothing', async () => {
  const { path } = await book()
  expect((await visitor.post(`${path}/cancel`, {})).status).toBe(403)
  expect((await visitor.get(path)).body).toContain('Reschedule')
})

test('a meeting proposed by hand, without a page, can be moved within its host’s hours', async () => {
  const { proposal } = await aProposal(app, {
    hostId: app.ben.id,
    title: 'Contract',
    invitee: { email: 'maya@acme.test' },
    durationMinutes: 45,
    slots: [weekdayStart(9)],
  })
  const { manageToken } = await aBooking(app, {
    proposalId: proposal.id,
    startsAt: weekdayStart(9),
    durationMinutes: 45,
    source: 'proposal',
  })
  const path = `/manage/${manageToken}`
  const wanted = new Date(weekdayStart(10) + 15 * 60_000).toISOString()
  const { body } = await visitor.get(`${path}?step=move&slot=${wanted}`)
  expect(body).toContain('New time')
  const moved = await visitor.post(`${path}/reschedule`, {
    key: fieldOf(body, 'key'),
    revision: '0',
    startsAt: wanted,
  })
  expect(moved.location).toBe(`${path}?done=moved`)
})

test('a page that no longer offers the duration still lets its meetings move', async () => {
  const page = await aPage(app, { slug: 'changing', hostIds: [app.ben.id] })
  const { path } = await book(page)
  const { workspaceId, id: pageId } = page
  await updatePage(app.context, { workspaceId, pageId, changes: { durationsMinutes: [60] } })
  const wanted = new Date(weekdayStart(12)).toISOString()
  expect((await visitor.get(`${path}?step=move&slot=${wanted}`)).body).toContain('New time')
})

test('the calendar file is an event with the meeting’s own id', async () => {
  const { meeting, path } = await book()
  const file = await visitor.get(`${path}/invite.ics`)
  expect(file.headers.get('content-type')).toContain('text/calendar')
  expect(file.body).toContain(`UID:${meeting.iCalUid}`)
})

test('F21: moved in another zone, page, invitation and later emails are in the zone that was chosen', async () => {
  const { meeting, path } = await book()
  const startsAt = new Date(weekdayStart(12)).toISOString()
  const view = await visitor.get(`${path}?step=move&tz=Asia/Tokyo&slot=${startsAt}`)
  const fields = { key: fieldOf(view.body, 'key'), revision: '0', startsAt, tz: 'Asia/Tokyo' }
  const moved = await visitor.post(`${path}/reschedule`, fields)
  const page = await visitor.get(moved.location ?? '')
  expect(page.body).toContain('9:00 pm–9:30 pm')
  expect(page.body).toContain('Tokyo')
  const read = async () => {
    const key = `${meeting.id}:mail:invitee:1:%`
    const [mail] = await app.db('kept_mails').where('key', 'like', key)
    return mail?.text
  }
  await expect.poll(read, { timeout: 20_000 }).toMatch(/When: .*9:00 pm–9:30 pm \(Tokyo/)
  const { workspaceId, id: meetingId } = meeting
  expect((await getMeeting(app.context, { workspaceId, meetingId })).timeZone).toBe('Asia/Tokyo')
})

const placedAt = (slug: string, location: Location) =>
  aPage(app, { slug, location, hostIds: [app.ben.id] })

test('/join leads to the video call, or says where to be', async () => {
  const url = 'https://meet.example.com/room'
  const video = await book(await placedAt('video', { kind: 'video', url }))
  const toVideo = await visitor.get(`/join/${video.meeting.id}`)
  expect(toVideo).toMatchObject({ status: 302, location: url })
  const address = 'Rynek 1, Kraków'
  const place = await book(await placedAt('place', { kind: 'address', address }), weekdayStart(11))
  expect((await visitor.get(`/join/${place.meeting.id}`)).body).toContain(address)
})

test.each([
  ['a call at a fixed link', { kind: 'video', url: 'https://meet.example.com/room' }],
  ['an address', { kind: 'address', address: '1 Main St, Suite 2' }],
  ['any other words', { kind: 'custom', text: 'At the fair' }],
] satisfies [string, Location][])(
  'the confirmation, the calendar file and the calendar links say where it is: %s',
  async (what, location) => {
    const place = Object.values(location)[1] ?? ''
    const { path } = await book(await placedAt(what.replaceAll(' ', '-'), location))
    const page = (await visitor.get(`${path}?done=booked`)).body
    expect(page).toContain(place)
    expect(page).toContain(`location=${encodeURIComponent(place).replaceAll('%20', '+')}`)
    const file = (await visitor.get(`${path}/invite.ics`)).body.replaceAll('\r\n ', '')
    expect(file).toContain(`LOCATION:${place.replaceAll(',', '\\,')}`)
    expect(file).not.toContain('/join/')
  },
)

test('where nothing makes a link nobody is sent in a circle', async () => {
  const { meeting, path } = await book()
  const pages = [
    [`${path}?done=booked`, meeting.host.name],
    [`/join/${meeting.id}`, 'Your host'],
  ] as const
  for (const [address, who] of pages) {
    const { body } = await visitor.get(address)
    expect(body).toContain(`${who} will send you the link`)
    expect(body).not.toContain('in your confirmation')
  }
  expect((await visitor.get(`${path}/invite.ics`)).body).not.toContain('/join/')
})

const canceledMail = async (meetingId: string) => {
  const [mail] = await app.db('kept_mails').where('key', 'like', `${meetingId}:mail:invitee:1:%`)
  return String(mail?.text ?? '')
}

test('a canceled meeting leads to its page in the guest’s zone, unless that takes no bookings', async () => {
  const { meeting, path } = await book()
  const { workspaceId, id: meetingId } = meeting
  const actor = { kind: 'user' as const, userId: app.ana.id, name: app.ana.name }
  await cancelMeeting(app.context, { workspaceId, meetingId, actor })
  const anew = '/meetings/demo?tz=Europe%2FWarsaw&duration=30'
  expect((await visitor.get(path)).body).toContain(`${anew.replace('&', '&amp;')}"`)
  await expect.poll(() => canceledMail(meetingId), { timeout: 20_000 }).toContain(anew)
  await app.db('pages').where({ id: app.page.id }).update({ is_active: false })
  expect((await visitor.get(path)).body).not.toContain('/meetings/demo')
  await app.db('pages').where({ id: app.page.id }).update({ is_active: true })
})

test('a meeting canceled with other times leads to them, then to the one that was picked', async () => {
  const { meeting, path } = await book()
  const start = meeting.startsAt + hourMs
  const reason = undefined
  await cancelWithOthers(app.context, { meeting, user: app.ana, reason, starts: [start] })
  const { body } = await visitor.get(path)
  expect(body).toContain('See the other times on offer')
  expect(body).not.toContain('Book another time')
  const offer = new URL(attributeOf(body, 'a[href*="/p/"]', 'href')).pathname
  const slot = new Date(start).toISOString()
  const form = (await visitor.get(`${offer}?slot=${slot}`)).body
  const sent = {
    key: fieldOf(form, 'key'),
    startsAt: slot,
    name: 'Maya Lindt',
    email: 'maya@acme.test',
  }
  const picked = await visitor.post(offer, { ...sent, tz: 'Europe/Warsaw' })
  expect(picked.location).toMatch(/^\/manage\//)
  expect((await visitor.get(path)).body).toContain('See the meeting that was picked')
  const used = (await visitor.get(offer)).body
  expect(used).toContain('A time was picked already')
  expect(used).toContain(
    `<strong>${formatRange({ startsAt: start, endsAt: start + hourMs / 2 }, 'Europe/Warsaw', 'en')}</strong>`,
  )
})

test('an offer by email leads to the guest’s own page of what was picked; others read its time alone', async () => {
  const start = weekdayStart(9)
  const { url } = await aProposal(app, {
    title: 'Contract',
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt', timeZone: 'Europe/Warsaw' },
    slots: [start],
    via: 'email',
  })
  const path = new URL(url).pathname
  const slot = new Date(start).toISOString()
  const { body } = await visitor.get(`${path}?slot=${slot}`)
  const sent = {
    key: fieldOf(body, 'key'),
    startsAt: slot,
    name: 'Maya Lindt',
    email: 'maya@acme.test',
  }
  await visitor.post(path, { ...sent, tz: 'Europe/Warsaw' })
  const own = (await visitor.get(path)).body
  expect(find(own, '[href*="/manage/"]')).toBeDefined()
  await app.db('proposals').where({ title: 'Contract' }).update({ via: 'link' })
  const anybody = (await visitor.get(path)).body
  expect(anybody).not.toContain('/manage/')
  expect(anybody).not.toContain('maya@acme.test')
})

const unfolded = (ics: string) => ics.replaceAll(/\r\n[ \t]/g, '').split('\r\n')

test.each<[string, Location, string]>([
  ['address', { kind: 'address', address: '1 Main St, Suite 2' }, '1 Main St, Suite 2'],
  ['custom', { kind: 'custom', text: 'Lobby; ask for Ana' }, 'Lobby; ask for Ana'],
  ['phone', { kind: 'phone', number: '+48 123 456 789' }, 'Call Ben Ruiz at +48 123 456 789'],
])(
  'a meeting of kind %s is where it says: in the file, both links and the invitation',
  async (kind, location, place) => {
    const { meeting, path } = await book(await placedAt(`in-person-${kind}`, location))
    const file = unfolded((await visitor.get(`${path}/invite.ics`)).body)
    const lineOf = (text: string) => `LOCATION:${text.replaceAll(/[,;]/g, found => `\\${found}`)}`
    expect(file).toContain(lineOf(place))
    expect(file.join('\n')).not.toContain('/join/')
    const { body } = await visitor.get(path)
    const links = attributesOf(body, '[href*="//calendar.google"], [href*="//outlook"]', 'href')
    const places = links.map(link => new URL(link).searchParams.get('location'))
    expect(places).toEqual([place, place])
    const invitation = async () => {
      const [mail] = await app
        .db('kept_mails')
        .where('key', 'like', `${meeting.id}:mail:invitee:0:%`)
      return mail ? unfolded(mail.calendar) : []
    }
    await expect.poll(invitation, { timeout: 20_000 }).toContain(lineOf(place))
  },
)

test('/join of a canceled or unknown meeting says so', async () => {
  const { meeting } = await book()
  const { workspaceId, id: meetingId, invitee } = meeting
  const actor = { kind: 'invitee' as const, name: invitee.name }
  await cancelMeeting(app.context, { workspaceId, meetingId, actor })
  expect((await visitor.get(`/join/${meeting.id}`)).status).toBe(409)
  expect((await visitor.get('/join/nonsense')).status).toBe(404)
})

test('an invitee who is late says so with one press; opening the page notifies nobody', async () => {
  const { meeting, path } = await book()
  now = meeting.startsAt - 10 * 60_000
  const { body } = await visitor.get(`${path}?step=late`)
  expect(body).toContain('10 minutes late')
  const { workspaceId, id: meetingId } = meeting
  const read = () => getMeeting(app.context, { workspaceId, meetingId })
  expect((await read()).revision).toBe(0)
  const fields = { key: fieldOf(body, 'key'), minutes: '10' }
  const told = await visitor.post(`${path}/late`, fields)
  expect(told.location).toBe(`${path}?done=late`)
  expect((await visitor.get(told.location ?? '')).body).toContain('knows that you are late')
  await visitor.post(`${path}/late`, fields)
  expect(await read()).toMatchObject({ revision: 1, sequence: 0, startsAt: meeting.startsAt })
  const rows = await app.db('deliveries').where({ meeting_id: meetingId, target: 'late:host' })
  expect(rows).toHaveLength(1)
})

test('nobody is late by a number we never offered, nor for a meeting that is over', async () => {
  const { meeting, path } = await book()
  now = meeting.startsAt
  const key = fieldOf((await visitor.get(`${path}?step=late`)).body, 'key')
  expect((await visitor.post(`${path}/late`, { key, minutes: '999' })).status).toBe(422)
  now = meeting.endsAt + 1
  expect((await visitor.post(`${path}/late`, { key, minutes: '5' })).status).toBe(409)
})
