import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SchedulingPage } from '../../../src/model/entities.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { getPage, listPages, updatePage } from '../../../src/services/pages/pages.ts'
import { BrowserSession, signInAs } from '../../support/browser-session.ts'
import { aUser } from '../../support/builders/a-user.ts'
import { fieldOf } from '../../support/read-form.ts'
import {
  attributeOf,
  attributesOf,
  find,
  findAll,
  getElement,
  textOf,
} from '../../support/read-html.ts'
import {
  hourMs,
  monday,
  type SettingsFixture,
  startSettingsFixture,
} from '../../support/settings-fixture.ts'

let fixture: SettingsFixture

const iso = (instant: number) => new Date(instant).toISOString()
const tuesday = monday + 24 * hourMs
const nextMonday = monday + 7 * 24 * hourMs
const path = '/settings/times/new'

beforeAll(async () => {
  fixture = await startSettingsFixture()
})
beforeEach(() => {
  fixture.now = monday
})
afterAll(() => fixture?.app.close())

const fields = (
  slots: readonly number[],
  more: Record<string, string> = {},
): [string, string][] => [
  ...Object.entries({
    title: 'Kick-off',
    minutes: '30',
    place: 'video',
    placeText: '',
    description: '',
    day: '2026-11-02',
    ...more,
  }),
  ...slots.map((slot): [string, string] => ['slots', iso(slot)]),
]

async function makeLink(
  slots: readonly number[],
  more: Record<string, string> = {},
): Promise<SchedulingPage> {
  const reply = await fixture.admin.submit(path, path, fields(slots, more))
  const pageId = /open=([^#]+)/.exec(reply.location ?? '')?.[1] ?? ''
  return getPage(fixture.app.context, { workspaceId: fixture.app.workspace.id, pageId })
}

const meetingsOf = ({ id }: SchedulingPage) => fixture.app.db('meetings').where({ page_id: id })

/** As whoever has the link would. */
async function bookAsInvitee(page: SchedulingPage, slot: number, name = 'Maya Lindt') {
  const invitee = new BrowserSession(fixture.app.url)
  const address = `/meetings/${page.slug}`
  const { body } = await invitee.get(`${address}?slot=${iso(slot)}`)
  const key = fieldOf(body, 'key')
  return invitee.post(address, {
    key,
    startsAt: iso(slot),
    duration: '30',
    name,
    email: 'maya@acme.test',
    tz: 'Europe/Warsaw',
  })
}

test.each([
  ['link', '', 'Link of the video call', 'Paste the link of the video call'],
  ['phone', 'abc', 'Phone number', 'Enter a phone number with at least 5 digits'],
])('a link with the place %s “%s” names what is wrong', async (place, placeText, label, fault) => {
  const more = { place, placeText }
  const { status, body } = await fixture.admin.submit(
    path,
    path,
    fields([monday + 6 * hourMs], more),
  )
  expect(status).toBe(422)
  expect(body).toContain(`<label for="placeText">${label}</label>`)
  expect(textOf(getElement(body, '#placeText-fault'))).toContain(fault)
})

test('F43: times are picked over two weeks, saved, and offered by a link nobody guesses', async () => {
  const week = await fixture.admin.submit(path, path, fields([tuesday], { go: '2026-11-09' }))
  expect(week.status).toBe(200)
  expect(week.body).toContain('Picked in other weeks')
  expect(find(week.body, `[value="${iso(tuesday)}"][checked]`)).toBeDefined()
  expect(week.body).toContain(`value="${iso(nextMonday)}"`)
  const page = await makeLink([nextMonday, tuesday, tuesday])
  expect(page).toMatchObject({ kind: 'specific-times', slots: [tuesday, nextMonday] })
  expect(page.slug).toMatch(/^[0-9a-f]{16}$/)
  const { body } = await fixture.admin.get(`/settings/pages?open=${page.id}`)
  expect(body).toContain(`/meetings/${page.slug}?slot=${iso(tuesday)}`)
  expect(body).toContain(`&lt;a href=&quot;${fixture.app.url}/meetings/${page.slug}&quot;`)
})

test('a link asks guests for a code where its form says so, in the form and over the API alike', async () => {
  const asks = (html: string) => find(html, '[name="asksEmailCode"][checked]') !== undefined
  const picked = await fixture.admin.submit(
    path,
    path,
    fields([tuesday], { asksEmailCode: 'on', go: '2026-11-09' }),
  )
  expect(asks(picked.body)).toBe(true)
  const page = await makeLink([tuesday, nextMonday], { asksEmailCode: 'on' })
  expect(page.asksEmailCode).toBe(true)
  const editor = `/settings/times/${page.id}`
  expect(asks((await fixture.admin.get(editor)).body)).toBe(true)
  const asked = await bookAsInvitee(page, tuesday)
  expect(asked.status).toBe(200)
  expect(asked.body).toContain('We sent a code to maya@acme.test')
  expect(await meetingsOf(page)).toEqual([])
  await fixture.admin.submit(editor, editor, fields([tuesday, nextMonday]))
  expect(asks((await fixture.admin.get(editor)).body)).toBe(false)
  expect((await bookAsInvitee(page, tuesday)).status).toBe(303)
  expect(await meetingsOf(page)).toHaveLength(1)
})

test('a link that was booked is Used among the pages, until its meeting is canceled', async () => {
  const slot = tuesday + 5 * hourMs
  const page = await makeLink([slot])
  const { context, workspace } = fixture.app
  const workspaceId = workspace.id
  const badge = async () => {
    const { body } = await fixture.admin.get(`/settings/pages?open=${page.id}`)
    return textOf(getElement(body, `#page-${page.id} .badge`))
  }
  expect(await badge()).toBe('On')
  expect((await bookAsInvitee(page, slot)).status).toBe(303)
  expect(await badge()).toBe('Used')
  const [meeting] = await meetingsOf(page)
  const actor = { kind: 'system', name: 'Test' } as const
  await cancelMeeting(context, { workspaceId, meetingId: meeting.id, actor })
  expect(await badge()).toBe('On')
})

test('F43: one booking uses the link up, and a second visitor gets a kind answer', async () => {
  const page = await makeLink([tuesday + hourMs, tuesday + 2 * hourMs])
  const late = new BrowserSession(fixture.app.url)
  const address = `/meetings/${page.slug}`
  const open = await late.get(`${address}?slot=${iso(tuesday + 2 * hourMs)}`)
  const key = fieldOf(open.body, 'key')
  expect((await bookAsInvitee(page, tuesday + hourMs)).status).toBe(303)
  const refused = await late.post(address, {
    key,
    startsAt: iso(tuesday + 2 * hourMs),
    duration: '30',
    name: 'Zoe',
    email: 'zoe@else.test',
  })
  expect(refused.status).toBe(409)
  expect(refused.body).toContain('A meeting was booked with this link already')
  expect((await late.get(address)).body).toContain('Ask Ana Ruiz for another one')
  expect((await fixture.admin.get(`/settings/pages?open=${page.id}`)).body).toContain(
    'It opens again if that meeting is canceled',
  )
})

test('F43: after sharing, times are taken away and added; what is taken elsewhere cannot be picked', async () => {
  const page = await makeLink([tuesday + 3 * hourMs])
  const edit = `/settings/times/${page.id}`
  const meeting = await fixture.book(9)
  const shown = await fixture.admin.get(edit)
  expect(find(shown.body, `[value="${iso(monday + hourMs)}"][disabled]`)).toBeDefined()
  const changed = await fixture.admin.submit(edit, edit, fields([tuesday + 4 * hourMs]))
  expect(changed.status).toBe(303)
  const { workspaceId } = page
  expect((await getPage(fixture.app.context, { workspaceId, pageId: page.id })).slots).toEqual([
    tuesday + 4 * hourMs,
  ])
  const actor = { kind: 'system', name: 'test' } as const
  await cancelMeeting(fixture.app.context, { workspaceId, meetingId: meeting.id, actor })
})

test('a link without a time to come is not saved; what was typed stays', async () => {
  const reply = await fixture.admin.submit(
    path,
    path,
    fields([monday - hourMs], { title: '', minutes: '3' }),
  )
  expect(reply.status).toBe(422)
  expect(reply.body).toContain('Pick at least one time')
  const wrong = await fixture.admin.submit(
    path,
    path,
    fields([tuesday], { title: '', minutes: '3' }),
  )
  expect(wrong.body).toContain('Use 5 to 1440 minutes')
  expect(wrong.body).toContain('id="title-fault"')
  expect(find(wrong.body, `[value="${iso(tuesday)}"][checked]`)).toBeDefined()
})

test('a time that no calendar plans for is refused, not tried', async () => {
  for (const far of ['+275760-09-12T00:00:00Z', '99999999999999']) {
    const reply = await fixture.admin.submit(path, path, [...fields([tuesday]), ['slots', far]])
    expect(reply.status, far).toBe(422)
  }
})

test('F43: at the weekend a new link begins with the week to come', async () => {
  fixture.now = monday + 5 * 24 * hourMs
  const { body } = await fixture.admin.get(path)
  expect(body).toContain('Week of Monday 9 November')
})

test("F43: an admin sees the times of a rep's link in their own days and hours", async () => {
  const far = await aUser(fixture.app, { name: 'Aki Mori', timeZone: 'Asia/Tokyo' })
  const asFar = await signInAs(fixture.app, far)
  const made = await asFar.submit(path, path, fields([tuesday]))
  const edit = `/settings/times/${/open=([^#]+)/.exec(made.location ?? '')?.[1]}`
  const { body } = await fixture.admin.get(edit)
  // 9:00 in Berlin, on the day that begins then in Berlin.
  const day = getElement(body, '[aria-label="Tuesday 3 November"]')
  const starts = attributesOf(day, '[value]', 'value')
  expect(starts[0]).toBe('2026-11-03T06:00:00.000Z')
  expect(find(day, `[value="${iso(tuesday)}"][checked]`)).toBeDefined()
})

test('F42: a deleted page asks first, then its link says that it was deleted', async () => {
  const page = await makeLink([tuesday + 5 * hourMs])
  const remove = `/settings/pages/${page.id}/delete`
  expect((await fixture.admin.get(remove)).body).toContain('Delete Kick-off?')
  const reply = await fixture.admin.submit(remove, remove, {})
  expect(reply.location).toBe('/settings/pages?done=removed')
  const gone = await new BrowserSession(fixture.app.url).get(`/meetings/${page.slug}`)
  expect(gone.status).toBe(410)
  expect(gone.body).toContain('This page is no longer there')
})

test('a page is copied with everything but its address and its bookings', async () => {
  const page = await makeLink([tuesday + 6 * hourMs])
  await bookAsInvitee(page, tuesday + 6 * hourMs)
  const reply = await fixture.admin.submit('/settings/pages', `/settings/pages/${page.id}/copy`, {})
  const copyId = /open=([^#]+)/.exec(reply.location ?? '')?.[1] ?? ''
  const { workspaceId } = page
  const copy = await getPage(fixture.app.context, { workspaceId, pageId: copyId })
  expect(copy).toMatchObject({ title: 'Kick-off (copy)', slots: page.slots })
  expect(copy.slug).not.toBe(page.slug)
})

test("F5: a rep sees and shares a colleague's pages, and changes none of them", async () => {
  const own = await fixture.asRep.get('/settings/pages')
  expect(own.body).not.toContain('/meetings/demo')
  const address = `/settings/pages?of=${fixture.app.ana.id}&open=${fixture.app.page.id}`
  const { body } = await fixture.asRep.get(address)
  expect(body).toContain(`${fixture.app.url}/meetings/demo`)
  expect(body).toContain('Next times')
  expect(body).not.toContain(`/settings/pages/${fixture.app.page.id}/delete`)
  for (const act of ['copy', 'switch', 'delete']) {
    const reply = await fixture.asRep.submit(
      '/settings/hours',
      `/settings/pages/${fixture.app.page.id}/${act}`,
      {},
    )
    expect(reply.status).toBe(403)
  }
})

test('F8: the default page is the first a link is taken from; a deleted one is nobody’s default', async () => {
  const { context, workspace, ana, page } = fixture.app
  const pagesOf = () => listPages(context, { workspaceId: workspace.id, hostId: ana.id })
  const link = await makeLink([tuesday + 7 * hourMs])
  const make = (id: string) =>
    fixture.admin.submit('/settings/hours', `/settings/pages/${id}/default`, {})
  expect((await make(page.id)).status).toBe(303)
  expect((await pagesOf())[0]?.id).toBe(page.id)
  expect((await fixture.admin.get('/settings/pages')).body).toContain('my default')
  expect((await make('nonsense')).status).toBe(404)
  // A link for one meeting is used up by the first who books.
  expect((await make(link.id)).status).toBe(404)
  expect((await pagesOf())[0]?.id).toBe(page.id)
  const foreign = `/settings/pages/${page.id}/default`
  expect((await fixture.asRep.submit('/settings/hours', foreign, {})).status).toBe(404)
})

test("F44: times for a mail stand in the recipient's zone and language, each a link that books nothing", async () => {
  const address = `/settings/pages/${fixture.app.page.id}/mail?tz=America/New_York&lang=it&count=3`
  const { body } = await fixture.admin.get(address)
  expect(body).toContain('lunedì 2 novembre 2026')
  expect(body).toContain('tz=America%2FNew_York')
  expect(body).toContain('mailto:?subject=Orari%20per%20Demo')
  const link = attributeOf(body, '[href*="slot="]', 'href')
  const before = await fixture.app.db('meetings').count({ count: '*' }).first()
  const opened = await new BrowserSession(fixture.app.url).get(link)
  expect(opened.status).toBe(200)
  expect(opened.body).toContain('I tuoi dati')
  expect(await fixture.app.db('meetings').count({ count: '*' }).first()).toEqual(before)
})

test('F42: a page has hours and active dates of its own', async () => {
  await fixture.asRep.submit('/settings/hours?id=new', '/settings/hours', [
    ['id', 'new'],
    ['name', 'Saturdays'],
    ['timeZone', 'Europe/Berlin'],
    ['weekly.sat', '10:00-12:00'],
  ])
  const editor = await fixture.asRep.get('/settings/pages/new')
  const scheduleId =
    findAll(editor.body, 'option')
      .find(one => textOf(one) === 'Rita Rep: Saturdays')
      ?.getAttribute('value') ?? ''
  const page = {
    title: 'Saturday talk',
    slug: 'saturday',
    durations: '30',
    step: '30',
    bufferBefore: '0',
    bufferAfter: '0',
    notice: '0',
    horizon: '',
    from: '2026-11-10',
    until: '2026-11-20',
    place: 'video',
    reminderAmount: '',
    reminderUnit: 'hours',
    scheduleId,
  }
  const faulty = { ...page, until: '2026-11-01' }
  const refused = await fixture.asRep.submit('/settings/pages/new', '/settings/pages/new', faulty)
  expect(refused.body).toContain('the first not after the last')
  const saved = await fixture.asRep.submit('/settings/pages/new', '/settings/pages/new', page)
  expect(saved.status).toBe(303)
  const list = fixture.app.context
  const [made] = (
    await listPages(list, { workspaceId: fixture.app.workspace.id, hostId: fixture.rep.id })
  ).filter(({ slug }) => slug === 'saturday')
  const { body } = await fixture.asRep.get(`/settings/pages?open=${made?.id}`)
  const links = attributesOf(body, '[href*="slot="]', 'href')
  const times = links.map(link => new URL(link, fixture.app.url).searchParams.get('slot'))
  expect(times).toEqual([
    '2026-11-14T09:00:00.000Z',
    '2026-11-14T09:30:00.000Z',
    '2026-11-14T10:00:00.000Z',
    '2026-11-14T10:30:00.000Z',
  ])
})

test('a time that touches a buffer is marked, and is offered anyway where it is picked', async () => {
  const { context, workspace } = fixture.app
  const half = hourMs / 2
  const before = tuesday + 4 * hourMs
  const near = before + half
  await updatePage(context, {
    workspaceId: workspace.id,
    pageId: fixture.app.page.id,
    changes: { bufferAfterMinutes: 10 },
  })
  const other = await bookAsInvitee(fixture.app.page, before, 'Tom Baker')
  expect(other.status).toBe(303)
  const box = (body: string, name: string, at: number) =>
    find(body, `[name="${name}"][value="${iso(at)}"]`) !== undefined

  const week = await fixture.admin.submit(path, path, fields([], { go: '2026-11-02' }))
  expect(box(week.body, 'anyway', near)).toBe(true)
  expect(box(week.body, 'slots', near)).toBe(false)
  expect(box(week.body, 'slots', near + half)).toBe(true)
  expect(week.body).toContain('Pick one to offer it anyway')

  // Picked when it was free, the time would be lost from the link without a word.
  const silent = await makeLink([near, near + half])
  const edit = `/settings/times/${silent.id}`
  const shown = (await fixture.admin.get(edit)).body
  expect(shown).toContain('Picked, but nobody can book these now')
  expect(shown).toContain('it touches the buffer of something else')
  const visitor = new BrowserSession(fixture.app.url)
  const offered = async () => (await visitor.get(`/meetings/${silent.slug}?date=2026-11-03`)).body
  expect(await offered()).not.toContain(`data-start="${near}"`)

  const saved = await fixture.admin.submit(edit, edit, [
    ...fields([near + half]),
    ['anyway', iso(near)],
  ])
  expect(saved.status).toBe(303)
  expect(await offered()).toContain(`data-start="${near}"`)
  expect((await fixture.admin.get(edit)).body).not.toContain('nobody can book these now')
  expect((await bookAsInvitee(silent, near)).status).toBe(303)
})
