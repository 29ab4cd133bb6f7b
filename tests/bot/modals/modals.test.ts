import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { maxPeriodsPerDay } from '../../../src/model/maximums.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { addBusy, listSchedules, saveSchedule } from '../../../src/services/people/schedules.ts'
import { getUser } from '../../../src/services/people/users.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aPage } from '../../support/builders/a-page.ts'
import {
  type BotFixture,
  crmOf,
  lindt,
  openBotFixture,
  thursdayAt,
} from '../../support/slack/bot-fixture.ts'
import { findButton } from '../../support/slack/slack-team.ts'

let fixture: BotFixture
beforeEach(async () => {
  fixture = await openBotFixture()
})
afterEach(() => fixture.close())

const open = async (text: string) => {
  await fixture.team.command('ana', text)
  expect(fixture.viewFaults()).toEqual([])
  return fixture.team.lastView()
}
const send = async (fields: Record<string, object>) => {
  const { text } = await fixture.team.fill('ana', fields)
  return JSON.parse(text || '{}')
}
const choice = (value: string) => ({ selected_option: { value } })
const choices = (...values: string[]) => ({ selected_options: values.map(value => ({ value })) })
const day = (selected_date: string) => ({ selected_date })
const clock = (selected_time: string) => ({ selected_time })
const typed = (value: string) => ({ value })

const blockTime = (startsAt: number, endsAt: number, userId = fixture.demo.ana.id) =>
  addBusy(fixture.context, { workspaceId: fixture.demo.workspace.id, userId, startsAt, endsAt })

test('move opens at once, then shows six free times of the named day; the form stays until the move is known', async () => {
  await fixture.bookMaya(thursdayAt(10))
  const { callbackId } = await open('move maya fri')
  expect(callbackId).toBe('reschedule')
  expect(fixture.viewText()).toMatch(/Fri 6 Nov 09:00 CET · Fri 6 Nov 03:00, New York/)
  const start = String(thursdayAt(9) + 24 * 60 * 60_000)
  const answer = await send({ start: choice(start), reason: typed('A clash') })
  expect(answer.response_action).toBe('update')
  expect(fixture.viewText()).toContain('Moved ✓')
  const [meeting] = await fixture.meetings()
  expect(meeting.starts_at.getTime()).toBe(Number(start))
})

test('F46: a meeting that is moved from a list keeps the day that was named', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await fixture.bookMaya(thursdayAt(11))
  await fixture.team.command('ana', 'move fri')
  expect(fixture.faults()).toEqual([])
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'form:reschedule'))
  expect(fixture.viewFaults()).toEqual([])
  expect(fixture.viewText().match(/Fri 6 Nov \d\d:\d\d CET · /g)).toHaveLength(6)
})

test('F46: a day without a free time is named, and others are offered', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await blockTime(thursdayAt(0) + 24 * 60 * 60_000, thursdayAt(23) + 24 * 60 * 60_000)
  await open('move maya fri')
  expect(fixture.viewText()).toContain('No free time: Fri 6 Nov')
  expect(fixture.viewText()).toContain('Thu 5 Nov')
})

test('a meeting that somebody moved meanwhile is not moved again; who moved it is reported', async () => {
  const { id: meetingId, workspaceId } = await fixture.bookMaya(thursdayAt(10))
  await open('move maya')
  await rescheduleMeeting(fixture.context, {
    workspaceId,
    meetingId,
    startsAt: thursdayAt(12),
    actor: { kind: 'invitee', name: 'Maya' },
  })
  fixture.context.setNow(fixture.context.clock() + 120_000)
  await send({ start: choice(String(thursdayAt(15))) })
  expect(fixture.viewText()).toMatch(
    /Already moved by .*Maya.* 2 minutes ago to Thu 5 Nov 12:00 CET/,
  )
  const [after] = await fixture.meetings()
  expect(after.starts_at.getTime()).toBe(thursdayAt(12))
})

test('a reschedule without a time says so beside the field', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await open('move maya')
  expect((await send({})).errors.day).toContain('Pick a time')
  expect((await send({ day: day('2026-11-06') })).errors).toHaveProperty('clock')
})

test('a named time outside the hours is taken as the host wants it; a past one is refused', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await open('move maya')
  await send({ day: day('2026-10-30'), clock: clock('10:00') })
  expect(fixture.viewText()).toContain('Choose a time that is not past.')
  await send({ day: day('2026-11-07'), clock: clock('22:00') })
  expect(fixture.viewText()).toContain('Moved ✓')
  const [meeting] = await fixture.meetings()
  expect(meeting.starts_at.toISOString()).toBe('2026-11-07T21:00:00.000Z')
})

test('a meeting that goes on takes its outcome, as on the web; none takes one before it begins', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await fixture.team.command('ana', 'out held')
  expect(fixture.team.lastAnswer().text).toBe('None of your meetings has begun.')
  fixture.context.setNow(thursdayAt(10, 10))
  await fixture.team.command('ana', 'out held')
  expect(fixture.team.lastAnswer().text).toMatch(/Held.* ✓/)
  expect((await fixture.meetings())[0].outcome).toBe('completed')
})

test('an ended meeting without an outcome goes before the one that goes on; both are asked about', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await fixture.bookMaya(thursdayAt(11))
  fixture.context.setNow(thursdayAt(11, 10))
  await fixture.team.command('ana', 'out')
  expect(fixture.shown().match(/"due:/g)).toHaveLength(2)
  const outcomes = async () => (await fixture.meetings()).map(({ outcome }) => outcome)
  await fixture.team.command('ana', 'out held')
  expect(await outcomes()).toEqual(['completed', 'scheduled'])
  await fixture.team.command('ana', 'out no-show')
  expect(await outcomes()).toEqual(['completed', 'no-show'])
})

test('several meetings: a choice, and its button opens the form', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await fixture.bookMaya(thursdayAt(12))
  await fixture.team.command('ana', 'cancel maya')
  expect(fixture.faults()).toEqual([])
  expect(fixture.team.lastAnswer().text).toContain('Which meeting')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'form:cancel'))
  expect(fixture.team.lastView().callbackId).toBe('cancel')
})

test('F22: cancel frees the time with its reason and offers the guest new times', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await open('cancel maya -- ill')
  expect(fixture.viewText()).toContain('ill')
  await send({ reason: typed('ill'), times: choices(String(thursdayAt(12))) })
  expect(fixture.viewText()).toMatch(/Canceled ✓.*New times were sent/)
  const [meeting] = await fixture.meetings()
  expect(meeting).toMatchObject({ status: 'canceled', cancel_reason: 'ill' })
  const proposals = await fixture.database.db('proposals').select('*')
  expect(proposals).toHaveLength(1)
  // The cancellation carries the times: no second email.
  const targets = await fixture.database
    .db('deliveries')
    .whereNotNull('proposal_id')
    .pluck('target')
  expect(targets).not.toContain('proposal:mail')
  const [canceled] = await fixture.database.db('meeting_events').where({ kind: 'canceled' })
  expect(canceled.detail).toMatchObject({ proposalId: proposals[0].id })
})

test('nothing is canceled if the new times cannot be sent, and the form says so', async () => {
  await fixture.bookMaya(thursdayAt(10))
  await open('cancel maya')
  const enqueue = vi.spyOn(fixture.context.jobs, 'enqueue')
  enqueue.mockImplementation(async (_trx, name) => {
    if (name === 'plan-proposal') throw new Error('No more room')
  })
  await send({ times: choices(String(thursdayAt(12))) })
  expect(fixture.viewText()).not.toContain('Canceled ✓')
  expect((await fixture.meetings())[0].status).toBe('scheduled')
  expect(await fixture.database.db('proposals').select('*')).toEqual([])
})

test('Book for guest without an invitation: nobody but the host is notified, also when it is moved and canceled', async () => {
  await openBook()
  await send(bookFields({ invite: choices(), remind: typed('60 min') }))
  expect(fixture.viewText()).toContain('Nobody is invited')
  await open('move maya')
  await send({ start: choice(String(thursdayAt(9) + 24 * 60 * 60_000)) })
  expect(fixture.viewText()).toContain('is not invited and is told nothing')
  await open('cancel maya')
  expect(fixture.viewText()).not.toContain('New times')
  await send({})
  expect(fixture.viewText()).toContain('was never invited')
  const targets = await fixture.database.db('deliveries').pluck('target')
  expect(targets).toContain('mail:host')
  expect(targets).not.toContain('mail:invitee')
})

test('a meeting that ended is not canceled', async () => {
  const meeting = await fixture.bookMaya(thursdayAt(10))
  fixture.context.setNow(thursdayAt(11))
  await fixture.team.press('ana', { action_id: `form:cancel:${meeting.id}`, value: meeting.id })
  expect(fixture.viewText()).toContain('This meeting has ended. Log an outcome instead.')
  expect(fixture.team.lastView().hasSubmit).toBe(false)
})

test("somebody else's meeting opens for nobody but an admin", async () => {
  const meeting = await fixture.bookMaya(thursdayAt(10))
  await fixture.database.db('users').where({ id: fixture.demo.ben.id }).update({ role: 'rep' })
  await fixture.team.press('ben', { action_id: `form:cancel:${meeting.id}`, value: meeting.id })
  expect(fixture.viewText()).not.toContain('Maya')
})

const proposeFields = (changes: Record<string, object> = {}) => ({
  who: choice('maya@acme.test 11'),
  type: choice(fixture.demo.page.id),
  from: day('2026-11-05'),
  count: choice('3'),
  via: choice('email'),
  ...changes,
})

const openPropose = async () => {
  await fixture.team.command('ana', '')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'form:propose'))
  expect(fixture.team.lastView().callbackId).toBe('propose')
  expect(fixture.viewFaults()).toEqual([])
}

test('Propose without a person says so beside the field', async () => {
  await openPropose()
  const { errors } = await send(proposeFields({ who: choice('') }))
  expect(errors).toEqual({ who: 'Enter an email or pick a contact.' })
})

test('Propose → times by day → preview → sent, all in one modal', async () => {
  await openPropose()
  await send(proposeFields())
  expect(fixture.team.lastView().callbackId).toBe('adjust')
  expect(fixture.viewFaults()).toEqual([])
  expect((await send({ 'day:2026-11-05': choices() })).errors).toEqual({
    'day:2026-11-05': 'Pick 1–5 times.',
  })
  await send({ 'day:2026-11-05': choices(String(thursdayAt(9)), String(thursdayAt(15))) })
  expect(fixture.viewFaults()).toEqual([])
  expect(fixture.viewText().match(/draft:drop/g)).toHaveLength(2)
  const view = { ...fixture.team.lastAnswer(), blocks: fixture.team.lastView().blocks }
  await fixture.team.pressInView('ana', findButton(view, 'draft:email'))
  expect(fixture.viewText()).toContain('Sent to')
  const [proposal] = await fixture.database.db('proposals').select('*')
  expect(proposal).toMatchObject({ invitee_email: 'maya@acme.test', duration_minutes: 30 })
})

test('times asked to be held are kept free', async () => {
  await openPropose()
  await send(proposeFields({ holds: choices('yes') }))
  await send({ 'day:2026-11-05': choices(String(thursdayAt(9))) })
  const view = { ...fixture.team.lastAnswer(), blocks: fixture.team.lastView().blocks }
  await fixture.team.pressInView('ana', findButton(view, 'draft:email'))
  expect(await fixture.database.db('occupancies').select('*')).toHaveLength(1)
})

test('the times of `free` go straight to the preview', async () => {
  await fixture.team.command('ana', 'free ana, ben thu')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'form:propose:'))
  const { from: _from, count: _count, ...rest } = proposeFields()
  await send({ ...rest, duration: choice('30'), type: choice('-') })
  expect(fixture.viewText().match(/draft:drop/g)).toHaveLength(1)
})

const bookFields = (changes: Record<string, object> = {}) => ({
  who: choice('maya@acme.test 11'),
  host: choice(fixture.demo.ana.id),
  type: choice(fixture.demo.page.id),
  day: day('2026-11-05'),
  clock: clock('15:00'),
  duration: choice('30'),
  place: choice('video'),
  ...changes,
})

const openBook = async () => {
  await fixture.team.press('ana', { action_id: 'form:book', value: '{}' })
  expect(fixture.team.lastView().callbackId).toBe('book')
  expect(fixture.viewFaults()).toEqual([])
}

test('a link for one meeting is a kind of meeting until it is booked', async () => {
  const { demo } = fixture
  const startsAt = thursdayAt(10)
  const { id: pageId } = await aPage(demo, {
    kind: 'specific-times',
    slug: 'once',
    title: 'Kick-off',
    slots: [startsAt],
  })
  await openBook()
  expect(fixture.viewText()).toContain('Kick-off')
  await aBooking(demo, { pageId, startsAt })
  await openBook()
  expect(fixture.viewText()).not.toContain('Kick-off')
})

test('F36: Book for guest keeps every field with the meeting', async () => {
  await openBook()
  await send(
    bookFields({
      place: choice('address'),
      placeText: typed('Main Street 1'),
      people: choices('ben@parley.test'),
      records: choices('deals 7'),
      remind: typed('90 minutes, 1 day'),
      description: typed('Bring the numbers'),
      note: typed('Wants pricing'),
    }),
  )
  expect(fixture.viewText()).toContain('Booked ✓')
  const [meeting] = await fixture.meetings()
  expect(meeting).toMatchObject({
    title: 'Demo',
    location: { kind: 'address', address: 'Main Street 1' },
    description: 'Bring the numbers',
    internal_note: 'Wants pricing',
    associations: [
      { type: 'contacts', id: '11' },
      { type: 'deals', id: '7' },
    ],
  })
  expect(meeting.reminders).toMatchObject([{ minutesBefore: 90 }, { minutesBefore: 1440 }])
  expect(await fixture.database.db('attendees').pluck('email')).toContain('ben@parley.test')
})

test('Book for guest: the chosen page brings its description, and the CRM the company of the guest', async () => {
  await fixture.database.db('pages').update({ description: 'Bring your questions' })
  await openBook()
  await send(bookFields())
  expect(await fixture.meetings()).toMatchObject([
    { page_id: fixture.demo.page.id, description: 'Bring your questions' },
  ])
  const invitee = fixture.database.db('attendees').where({ kind: 'invitee' })
  expect(await invitee.pluck('company')).toEqual(['Acme'])
})

test('Book for guest: a number that is none stands beside its field; the page keeps the meeting', async () => {
  await openBook()
  const place = choice('phone')
  const { errors } = await send(bookFields({ place, placeText: typed('abc') }))
  expect(errors).toEqual({ placeText: expect.stringContaining('+48 600 100 200') })
  await send(bookFields({ place, placeText: typed('+48 600 100 200') }))
  const [meeting] = await fixture.meetings()
  expect(meeting.page_id).toBe(fixture.demo.page.id)
})

test('Book for guest: four reminders, or a missing place, are reported beside their fields', async () => {
  await openBook()
  const { errors } = await send(
    bookFields({ remind: typed('10 min, 1 h, 1 day, 1 week'), place: choice('address') }),
  )
  expect(Object.keys(errors).sort()).toEqual(['placeText', 'remind'])
})

test('Book for guest begins with the reminders of the workspace, whatever number they are', async () => {
  const reminders = [
    { minutesBefore: 2 * 1440, includeDescription: true },
    { minutesBefore: 45, includeDescription: false },
  ]
  await fixture.database.db('workspaces').update({ reminders: JSON.stringify(reminders) })
  await openBook()
  expect(fixture.viewText()).toContain('"initial_value":"2 days, 45 minutes"')
  await send(bookFields({ remind: typed('45 minutes, 2 days') }))
  const [meeting] = await fixture.meetings()
  expect(meeting.reminders).toEqual([reminders[1], reminders[0]])
})

test.each([
  ['soon', 'soon'],
  ['9 weeks', '9 weeks'],
  ['0 min', '0 min'],
])('Book for guest: the reminder %j is explained beside its field', async (remind, named) => {
  await openBook()
  const { errors } = await send(bookFields({ remind: typed(remind) }))
  expect(errors.remind).toContain(`“${named}”`)
  expect(await fixture.meetings()).toEqual([])
})

test('Book for guest: boxes of a form that was opened before an update keep their reminders', async () => {
  await openBook()
  await send(bookFields({ reminders: choices('60', '1440') }))
  const [meeting] = await fixture.meetings()
  expect(meeting.reminders).toMatchObject([{ minutesBefore: 60 }, { minutesBefore: 1440 }])
})

test('Book for guest: a busy colleague keeps the form; over one’s own time one may book', async () => {
  await blockTime(thursdayAt(15), thursdayAt(16))
  await blockTime(thursdayAt(15), thursdayAt(16), fixture.demo.ben.id)
  await openBook()
  await send(bookFields({ host: choice(fixture.demo.ben.id), note: typed('kept') }))
  expect(fixture.viewText()).toMatch(/Ben Ruiz.* is busy Thu 5 Nov 15:00–16:00/)
  expect(fixture.viewText()).toContain('kept')
  expect(fixture.viewText()).not.toContain('Book although')
  await send(bookFields())
  expect(fixture.viewText()).toContain('Book although')
  await send(bookFields({ anyway: choices('yes') }))
  expect(await fixture.meetings()).toHaveLength(1)
})

test('Book for guest: two contacts with the typed address are a choice in the form', async () => {
  await fixture.close()
  fixture = await openBotFixture({ crm: crmOf([lindt, { ...lindt, id: '99', name: 'Maya Old' }]) })
  await openBook()
  await send(bookFields({ who: choice('maya@acme.test') }))
  expect(fixture.viewText()).toContain('Two contacts share this email in HubSpot; pick one.')
  await send(bookFields({ who: choice('maya@acme.test'), match: choice('99') }))
  const [meeting] = await fixture.meetings()
  expect(meeting.associations).toEqual([{ type: 'contacts', id: '99' }])
})

test('Settings: hours that end before they start name the day; right ones are kept', async () => {
  await open('settings')
  const { errors } = await send({ 'hours:tue': typed('17:00–09:00') })
  expect(errors['hours:tue']).toBe('End must be after start (Tue).')
  await send({
    'hours:tue': typed('8-12, 13:00–16:30'),
    zone: choice('Europe/Warsaw'),
    locale: choice('pl'),
    notices: choices('booked'),
  })
  const { workspace, ana } = fixture.demo
  const [schedule] = await listSchedules(fixture.context, {
    workspaceId: workspace.id,
    userId: ana.id,
  })
  expect(schedule).toMatchObject({
    timeZone: 'Europe/Warsaw',
    weekly: {
      tue: [
        ['08:00', '12:00'],
        ['13:00', '16:30'],
      ],
      wed: [],
    },
  })
  const user = await getUser(fixture.context, { workspaceId: workspace.id, userId: ana.id })
  expect(user.locale).toBe('pl')
  expect(fixture.viewText()).toContain('Zapisane')
})

test('Settings: a day with as many periods as a schedule takes is shown whole and kept', async () => {
  const { workspace, ana } = fixture.demo
  const person = { workspaceId: workspace.id, userId: ana.id }
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const periodAt = (index: number) => [clock(index * 20), clock(index * 20 + 10)] as const
  const mon = Array.from({ length: maxPeriodsPerDay }, (_, index) => periodAt(index))
  const [before] = await listSchedules(fixture.context, person)
  if (!before) throw new Error('Ana has hours')
  await saveSchedule(fixture.context, { ...before, ...person, weekly: { mon } })
  const { blocks } = await open('settings')
  const shown = /"initial_value":"(00:00[^"]*)"/.exec(JSON.stringify(blocks))?.[1] ?? ''
  const menus = { zone: choice('Europe/Berlin'), locale: choice('en') }
  const full = await send({ ...menus, 'hours:mon': typed(`${shown}, ${periodAt(48).join('–')}`) })
  expect(full.errors['hours:mon']).toContain(String(maxPeriodsPerDay))
  await send({ ...menus, 'hours:mon': typed(shown) })
  const [after] = await listSchedules(fixture.context, person)
  expect(after?.weekly.mon).toEqual(mon)
})

test('menus: contacts with their company, and a typed address creates', async () => {
  const [contact] = await fixture.team.suggest('ana', 'suggest:guest', 'lindt')
  expect(contact?.text.text).toBe('Maya Lindt · Acme · maya@acme.test')
  const [created] = await fixture.team.suggest('ana', 'suggest:guest', 'new@else.test')
  expect(created).toMatchObject({ value: 'new@else.test', text: { text: 'Create new@else.test' } })
  const [zone] = await fixture.team.suggest('ana', 'suggest:zone', 'Warszawa')
  expect(zone?.value).toBe('Europe/Warsaw')
  expect(await fixture.team.suggest('zoe', 'suggest:guest', 'lindt')).toEqual([])
})

test('Search finds somebody who is not among the buttons, and the command goes on with them', async () => {
  await fixture.team.command('ana', 'p "Nobody Known" fri')
  await fixture.team.press('ana', findButton(fixture.team.lastAnswer(), 'contact:search'))
  expect(fixture.viewFaults()).toEqual([])
  await send({ who: choice('maya@acme.test 11') })
  expect(fixture.team.lastAnswer().text).toContain('times to offer')
})

test('Note: the internal note of a meeting is changed where it is shown, and only the rep gets the link', async () => {
  const meeting = await fixture.bookMaya(thursdayAt(10))
  const more = { action_id: `more:${meeting.id}`, value: 'note' }
  await fixture.team.press('ana', more)
  expect(fixture.viewFaults()).toEqual([])
  await send({ note: typed('Wants pricing') })
  expect((await fixture.meetings())[0].internal_note).toBe('Wants pricing')
  await fixture.team.press('ana', { ...more, value: 'link' })
  expect(fixture.shown()).toContain('http://parley.test/manage/')
  expect(fixture.team.lastAnswer().response_type).toBe('ephemeral')
})
