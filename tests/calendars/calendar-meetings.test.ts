import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProviderError } from '../../src/providers/provider-error.ts'
import {
  chooseCalendars,
  listCalendarAccounts,
} from '../../src/services/calendars/calendar-settings.ts'
import { type CalendarTown, hourMs, monday, startCalendarTown } from '../support/calendar-town.ts'

let town: CalendarTown
beforeAll(async () => {
  town = await startCalendarTown()
  // Somebody of whom the CRM knows.
  await town.book(monday + 2 * hourMs, 'maya@acme.test')
})
afterAll(() => town?.close())

const at = (hour: number, day: number) => monday + day * 24 * hourMs + (hour - 8) * hourMs
const time = (startsAt: number) => ({
  start: { dateTime: new Date(startsAt).toISOString(), timeZone: 'UTC' },
  end: { dateTime: new Date(startsAt + hourMs).toISOString(), timeZone: 'UTC' },
})
const invite = (email: string) => ({ attendees: [{ email }] })
const add = (startsAt: number, more: object = {}) =>
  town.google.addEvent(town.ana.email, {
    summary: 'Roadmap',
    ...time(startsAt),
    ...invite('maya@acme.test'),
    ...more,
  })
const logged = async (startsAt: number) =>
  town.database
    .db('crm_engagements')
    .where({ starts_at: new Date(startsAt) })
    .select('*')

test('F27: an event made in the calendar with a contact is logged in the CRM, and follows the calendar', async () => {
  const id = add(at(9, 1))
  await town.readCalendars()
  const [record] = await logged(at(9, 1))
  expect(record.content).toMatchObject({ title: 'Roadmap', outcome: 'scheduled' })
  town.google.changeEvent(town.ana.email, id, { summary: 'Roadmap 2027', ...time(at(11, 1)) })
  await town.readCalendars()
  expect(await logged(at(9, 1))).toEqual([])
  expect((await logged(at(11, 1))).map(({ content }) => content.title)).toEqual(['Roadmap 2027'])
  town.google.deleteEvent(town.ana.email, id)
  await town.readCalendars()
  expect((await logged(at(11, 1)))[0]?.content.outcome).toBe('canceled')
})

test('F27: nobody is mailed of what stands in a calendar already', async () => {
  const before = (await town.mailsTo('maya@acme.test')).length
  add(at(9, 2))
  await town.readCalendars()
  expect(await logged(at(9, 2))).toHaveLength(1)
  expect(await town.mailsTo('maya@acme.test')).toHaveLength(before)
})

test.each([
  ['with nobody the CRM knows', { attendees: [{ email: 'stranger@else.test' }] }],
  ['with colleagues alone', { attendees: [{ email: 'ben@parley.test' }] }],
  ['that is private', { visibility: 'private' }],
  ['that an integration made', { extendedProperties: { private: { crmId: '7' } } }],
])('F27: one %s is not logged', async (_what, more) => {
  add(at(10, 2), more)
  await town.readCalendars()
  expect(await logged(at(10, 2))).toEqual([])
})

test('F27 F51: the same meeting in two calendars is one record', async () => {
  const iCalUID = 'shared@google.com'
  add(at(12, 2), { iCalUID })
  const start = { dateTime: new Date(at(12, 2)).toISOString().slice(0, 19), timeZone: 'UTC' }
  const end = { dateTime: new Date(at(13, 2)).toISOString().slice(0, 19), timeZone: 'UTC' }
  town.graph.byHand.addEvent(town.benCalendar, {
    subject: 'Roadmap',
    start,
    end,
    iCalUId: iCalUID,
    attendees: [{ type: 'required', emailAddress: { address: 'maya@acme.test', name: 'Maya' } }],
  })
  await town.readCalendars()
  expect(await logged(at(12, 2))).toHaveLength(1)
})

test('F27: a meeting of ours that stands in a guest colleague’s calendar too is not logged again', async () => {
  const meeting = await town.book(at(14, 3), 'maya@acme.test')
  town.graph.byHand.addEvent(town.benCalendar, {
    subject: 'Demo',
    start: { dateTime: new Date(at(14, 3)).toISOString().slice(0, 19), timeZone: 'UTC' },
    end: { dateTime: new Date(at(14.5, 3)).toISOString().slice(0, 19), timeZone: 'UTC' },
    attendees: [{ type: 'required', emailAddress: { address: 'maya@acme.test', name: 'Maya' } }],
  })
  await town.readCalendars()
  const records = await logged(at(14, 3))
  expect(records.map(({ meeting_id }) => meeting_id)).toEqual([meeting.id])
})

test('F27: a series is logged as far as two months ahead', async () => {
  add(at(15, 4), { recurrence: ['RRULE:FREQ=WEEKLY;COUNT=20'] })
  await town.readCalendars()
  const rows = await town.database.db('calendar_meetings').where('uid', 'like', '%@google.com %')
  expect(rows).toHaveLength(8)
})

test('F49: a CRM that is away misses nothing', async () => {
  const crmFor = town.context.crmFor
  town.context.crmFor = async () => {
    throw new ProviderError({ provider: 'hubspot', code: 'unavailable', reason: 'Away.' })
  }
  add(at(16, 3))
  await town.readCalendars()
  expect(await logged(at(16, 3))).toEqual([])
  // What takes time is known all the same.
  expect(await town.slots(at(16, 3))).not.toContain(at(16, 3))
  town.context.crmFor = crmFor
  await town.readCalendars()
  expect(await logged(at(16, 3))).toHaveLength(1)
})

test('F26: switched off, nothing is logged; the pages go on', async () => {
  const owner = { workspaceId: town.workspace.id, userId: town.ana.id }
  const [account] = await listCalendarAccounts(town.context, owner)
  if (!account) throw new Error('No account')
  const { connectionId, calendars, ...switches } = account
  const ids = calendars.map(({ id }) => id)
  await chooseCalendars(town.context, {
    ...owner,
    connectionId,
    ids,
    defaultId: ids[0],
    switches: { ...switches, isSynced: false },
  })
  add(at(9, 3))
  await town.readCalendars()
  expect(await logged(at(9, 3))).toEqual([])
  expect(await town.slots(at(9, 3))).not.toContain(at(9, 3))
})
