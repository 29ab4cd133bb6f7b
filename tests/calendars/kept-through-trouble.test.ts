import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { rescheduleMeeting } from '../../src/services/booking/reschedule-meeting.ts'
import {
  chooseCalendars,
  disconnectCalendar,
  listCalendarAccounts,
  refreshCalendars,
} from '../../src/services/calendars/calendar-settings.ts'
import { connectOAuthCalendar } from '../../src/services/calendars/connect-calendar.ts'
import { cancelMeeting } from '../../src/services/meetings/cancel-meeting.ts'
import { withdrawProposal } from '../../src/services/proposals/find-proposal.ts'
import { aProposal } from '../support/builders/a-proposal.ts'
import {
  type CalendarTown,
  eventIdOf,
  minuteMs,
  spanOf,
  startCalendarTown,
  workingHour,
} from '../support/calendar-town.ts'

let town: CalendarTown
let day = 0
beforeAll(async () => {
  town = await startCalendarTown()
})
afterAll(() => town?.close())
beforeEach(() => {
  day += 1
})

const at = (hour: number) => workingHour(day, hour)
const owner = () => ({ workspaceId: town.workspace.id, userId: town.ana.id })
const guest = { kind: 'invitee' as const, name: 'Maya' }
const account = async () => {
  const [first] = await listCalendarAccounts(town.context, owner())
  if (!first) throw new Error('No account')
  return first
}
const connect = () =>
  connectOAuthCalendar(town.context, {
    ...owner(),
    provider: 'google',
    externalId: town.ana.email,
    label: town.ana.email,
    scopes: town.googleScopes,
    ...town.google.grant(town.ana.email, town.googleScopes.join(' ')),
  })

test('an event without length keeps nobody from the others', async () => {
  await town.book(at(9), 'maya@acme.test')
  town.google.addEvent(town.ana.email, {
    ...spanOf(at(11), 0),
    attendees: [{ email: 'maya@acme.test' }],
  })
  town.google.addEvent(town.ana.email, spanOf(at(12)))
  await town.readCalendars()
  expect(await town.slots(at(0))).not.toContain(at(12))
})

test('two meetings that lie on each other are moved at the same moment without a knot', async () => {
  const first = await town.book(at(9))
  const second = await town.book(at(11))
  town.moveEvent(second.id, at(9) + 15 * minuteMs)
  await town.readCalendars()
  const { workspaceId } = first
  const move = (meetingId: string, startsAt: number) =>
    rescheduleMeeting(town.context, { workspaceId, meetingId, startsAt, actor: guest })
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([move(first.id, at(14 + (round % 2))), move(second.id, at(12 + (round % 2)))])
    await Promise.all([move(first.id, at(9)), move(second.id, at(10))])
  }
  await town.jobs.run()
})

test('canceled together, two that lay on each other leave nothing behind', async () => {
  const first = await town.book(at(9))
  const second = await town.book(at(11))
  town.moveEvent(second.id, at(9) + 15 * minuteMs)
  await town.readCalendars()
  const { workspaceId } = first
  await Promise.all(
    [first, second].map(({ id: meetingId }) =>
      cancelMeeting(town.context, { workspaceId, meetingId, actor: guest }),
    ),
  )
  const left = await town.database.db('occupancies').whereIn('meeting_id', [first.id, second.id])
  expect(left).toEqual([])
})

test('a hold that ends gives its time to the meeting that was put onto it', async () => {
  const { id } = await town.book(at(9))
  const { proposal } = await aProposal(town, {
    invitee: { email: 'jo@acme.test' },
    slots: [at(14)],
    holds: 'held',
  })
  town.moveEvent(id, at(14))
  await town.readCalendars()
  expect((await town.meeting(id)).startsAt).toBe(at(14))
  const actor = { kind: 'user' as const, userId: town.ana.id, name: 'Ana' }
  const { workspaceId } = town.ana
  await withdrawProposal(town.context, { workspaceId, proposalId: proposal.id, actor })
  expect(await town.slots(at(0))).not.toContain(at(14))
})

test('F60: of two who decline at once the host is notified of both', async () => {
  const { id } = await town.book(at(9), 'one@acme.test')
  await town.database.db('attendees').insert({
    meeting_id: id,
    kind: 'guest',
    email: 'two@acme.test',
    name: 'Two',
  })
  town.google.changeEvent(town.ana.email, eventIdOf(id), {
    attendees: ['one@acme.test', 'two@acme.test'].map(email => ({
      email,
      responseStatus: 'declined',
    })),
  })
  await town.readCalendars()
  const events = await town.database
    .db('meeting_events')
    .where({ meeting_id: id, kind: 'declined' })
  expect(events).toHaveLength(2)
})

test('a delivery that found its work done is followed like any other', async () => {
  const { id } = await town.book(at(9))
  await town.database.db('deliveries').where({ meeting_id: id }).update({ state: 'skipped' })
  town.moveEvent(id, at(15))
  await town.readCalendars()
  expect((await town.meeting(id)).startsAt).toBe(at(15))
})

test('what is changed in settings while a calendar is read counts', async () => {
  town.google.addEvent(town.ana.email, { ...spanOf(at(13)), transparency: 'transparent' })
  await town.readCalendars()
  expect(await town.slots(at(0))).toContain(at(13))
  const { connectionId, calendars, rules, ...switches } = await account()
  const ids = calendars.map(({ id }) => id)
  const choose = (free: boolean) =>
    chooseCalendars(town.context, {
      ...owner(),
      connectionId,
      ids,
      defaultId: ids[0],
      switches: { ...switches, rules: { ...rules, free } },
    })
  // Saved while the answer is on its way.
  let isSaved = false
  town.google.faults.plan(call => {
    if (call.startsWith('GET') && call.endsWith('/events') && !isSaved) {
      isSaved = true
      saving = choose(true)
    }
    return undefined
  })
  let saving: Promise<void> = Promise.resolve()
  await town.readCalendars()
  await saving
  town.google.faults.plan(() => undefined)
  await town.jobs.run()
  expect(await town.slots(at(0))).not.toContain(at(13))
  await choose(false)
  await town.jobs.run()
})

test('a calendar saved while it is read is read again, however soon a worker takes that up', async () => {
  const { id } = await town.book(at(10), 'saved@acme.test')
  const { connectionId, calendars } = await account()
  const [calendarId = ''] = calendars.map(calendar => calendar.id)
  const choose = (ids: string[]) =>
    chooseCalendars(town.context, { ...owner(), connectionId, ids, defaultId: calendarId })
  await choose([])
  await town.readCalendars()
  town.moveEvent(id, at(15))
  const google = town.context.calendars.services.find(service => service.id === 'google')
  if (!google) throw new Error('No Google')
  const { open } = google
  const opening = vi.spyOn(google, 'open').mockImplementationOnce(access => {
    const opened = open(access)
    const read: typeof opened.read = async query => {
      const reading = await opened.read(query)
      await choose([])
      return reading
    }
    return { ...opened, read }
  })
  const { jobs } = town.context
  const { enqueue } = jobs
  // Another process, while the calendar is still locked by this one.
  const taken = vi.fn(async ({ payload }: { payload: object }) =>
    town.jobs.work('sync-calendar', payload),
  )
  const enqueuing = vi
    .spyOn(jobs, 'enqueue')
    .mockImplementation(async (trx, name, [job, ...more]) =>
      name === 'sync-calendar' && job && opening.mock.calls.length > 0 && !taken.mock.calls.length
        ? taken(job)
        : enqueue(trx, name, job ? [job, ...more] : []),
    )
  await town.jobs.work('sync-calendar', { calendarId })
  expect(taken).toHaveBeenCalledOnce()
  opening.mockRestore()
  enqueuing.mockRestore()
  expect((await town.meeting(id)).startsAt).toBe(at(10))
  town.context.setNow(town.context.clock() + 3_000)
  await town.jobs.run()
  expect((await town.meeting(id)).startsAt).toBe(at(15))
  await choose([calendarId])
  await town.jobs.run()
})

test('F15: a colleague’s account is nobody else’s to look into', async () => {
  const { connectionId } = await account()
  const asBen = { workspaceId: town.workspace.id, userId: town.ben.id, connectionId }
  await expect(refreshCalendars(town.context, asBen)).rejects.toMatchObject({ code: 'not-found' })
})

test('F51: disconnected and connected again, nothing is logged twice, and the host’s hand still counts', async () => {
  await town.book(at(9), 'maya@acme.test')
  const { id } = await town.book(at(10))
  town.google.addEvent(town.ana.email, {
    ...spanOf(at(13)),
    summary: 'By hand',
    attendees: [{ email: 'maya@acme.test' }],
  })
  await town.readCalendars()
  const { connectionId } = await account()
  await disconnectCalendar(town.context, { ...owner(), connectionId })
  await connect()
  await town.jobs.run()
  const logged = await town.database.db('crm_engagements').where({ starts_at: new Date(at(13)) })
  expect(logged).toHaveLength(1)
  town.google.deleteEvent(town.ana.email, eventIdOf(id))
  await town.readCalendars()
  expect((await town.meeting(id)).status).toBe('canceled')
})

test('whoever invited first stays it: our mail cancels what our mail invited to', async () => {
  const { connectionId } = await account()
  await disconnectCalendar(town.context, { ...owner(), connectionId })
  const { id, workspaceId } = await town.book(at(9), 'early@acme.test')
  await connect()
  await town.jobs.run()
  await rescheduleMeeting(town.context, {
    workspaceId,
    meetingId: id,
    startsAt: at(10),
    actor: guest,
  })
  await town.jobs.run()
  // Google shows it to the host, and invites nobody a second time.
  expect(town.google.event(town.ana.email, eventIdOf(id)).attendees ?? []).toEqual([])
  await cancelMeeting(town.context, { workspaceId, meetingId: id, actor: guest })
  await town.jobs.run()
  const mails = await town.mailsTo('early@acme.test')
  expect(mails.map(({ calendarMethod }) => calendarMethod).sort()).toEqual([
    'CANCEL',
    'REQUEST',
    'REQUEST',
  ])
})

test('a lost account keeps no meeting from the calendar that took its place', async () => {
  const { id, workspaceId } = await town.book(at(9), 'moved-on@acme.test')
  const second = 'ana.second@parley.test'
  town.google.addAccount(second)
  await connectOAuthCalendar(town.context, {
    ...owner(),
    provider: 'google',
    externalId: second,
    label: second,
    scopes: town.googleScopes,
    ...town.google.grant(second, town.googleScopes.join(' ')),
  })
  await town.jobs.run()
  const accounts = await listCalendarAccounts(town.context, owner())
  const other = accounts.find(({ label }) => label === second)
  town.google.revoke(town.ana.email)
  const first = accounts.find(({ label }) => label === town.ana.email)
  await chooseCalendars(town.context, {
    ...owner(),
    connectionId: first?.connectionId ?? '',
    ids: [],
    defaultId: undefined,
  })
  const ids = other?.calendars.map(calendar => calendar.id) ?? []
  await chooseCalendars(town.context, {
    ...owner(),
    connectionId: other?.connectionId ?? '',
    ids,
    defaultId: ids[0],
  })
  await town.jobs.run()
  await rescheduleMeeting(town.context, {
    workspaceId,
    meetingId: id,
    startsAt: at(10),
    actor: guest,
  })
  await town.jobs.run()
  expect(town.google.events(second)).toMatchObject([{ status: 'confirmed' }])
})
