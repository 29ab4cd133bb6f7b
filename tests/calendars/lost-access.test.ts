import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { askForTime } from '../../src/services/booking/missed-booking.ts'
import {
  type CalendarAccount,
  dropCalendar,
  listCalendarAccounts,
} from '../../src/services/calendars/calendar-settings.ts'
import { connectOAuthCalendar } from '../../src/services/calendars/connect-calendar.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import {
  type CalendarTown,
  eventIdOf,
  hourMs,
  minuteMs,
  monday,
  startCalendarTown,
} from '../support/calendar-town.ts'

let town: CalendarTown
beforeAll(async () => {
  town = await startCalendarTown()
})
afterAll(() => town?.close())

const at = (hour: number, day = 1) => monday + day * 24 * hourMs + (hour - 8) * hourMs
const owner = () => ({ workspaceId: town.workspace.id, userId: town.ana.id })
const account = async (): Promise<CalendarAccount> => {
  const [found] = await listCalendarAccounts(town.context, owner())
  if (!found) throw new Error('No account')
  return found
}
const warnings = async () =>
  (await town.mailsTo(town.ana.email)).filter(({ subject }) => subject.includes('tried to book'))

const attempt = (email: string, hour = 10) =>
  aBooking(town, { startsAt: at(hour), timeZone: 'Europe/Warsaw', invitee: { email } })

test('F49: with a calendar that hangs or is away, a fresh reading decides', async () => {
  town.google.faults.plan(() => ({ status: 500 }))
  const { meeting } = await attempt('fresh@acme.test')
  expect(meeting.isUnverified).toBe(false)
  town.google.faults.plan(() => undefined)
  await town.jobs.run()
})

test('F49: a calendar that hangs keeps nobody waiting longer than a few seconds', async () => {
  const asked = new Promise<void>(resolve => {
    town.google.faults.plan(call => {
      if (!call.startsWith('GET')) return undefined
      resolve()
      return { hangs: true }
    })
  })
  // Time stands still but for what the test lets pass.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const booking = attempt('patient@acme.test', 12)
    await asked
    await vi.advanceTimersByTimeAsync(2_500)
    expect((await booking).meeting.isUnverified).toBe(false)
  } finally {
    vi.useRealTimers()
  }
  town.google.faults.plan(() => undefined)
  await town.jobs.run()
})

test('an old reading decides too, and the host is asked to look', async () => {
  town.context.setNow(monday + 16 * minuteMs)
  town.google.faults.plan(() => ({ status: 503 }))
  const { meeting } = await attempt('unsure@acme.test', 11)
  expect(meeting.isUnverified).toBe(true)
  await town.jobs.run()
  const mails = await town.mailsTo(town.ana.email)
  expect(mails.find(({ text }) => text.includes('could not be asked'))?.text).toContain(
    'unsure@acme.test',
  )
  const guests = await town.mailsTo('unsure@acme.test')
  expect(guests.some(({ text }) => text.includes('could not be asked'))).toBe(false)
  town.google.faults.plan(() => undefined)
  town.context.setNow(monday + 60 * minuteMs)
  await town.jobs.run()
})

test('F17: with one marked calendar lost no booking is taken, and each attempt is reported to the host', async () => {
  expect(await town.slots(at(10, 2))).not.toEqual([])
  town.google.setAccess(town.ana.email, 403)
  await town.readCalendars()
  expect(await town.slots(at(10, 2))).toEqual([])
  await expect(attempt('maya@acme.test', 14)).rejects.toMatchObject({ code: 'slot-not-offered' })
  await expect(attempt('jo@acme.test', 14)).rejects.toMatchObject({ code: 'slot-not-offered' })
  // Pressed twice is one attempt.
  await expect(attempt('jo@acme.test', 14)).rejects.toMatchObject({ code: 'slot-not-offered' })
  await town.jobs.run()
  const told = await warnings()
  expect(told.map(({ text }) => /(\w+)@acme\.test/.exec(text)?.[1]).sort()).toEqual(['jo', 'maya'])
  expect(told[0]?.text).toContain('/settings/calendars')
})

test('F53: who finds no times leaves a word, and the host can answer it', async () => {
  await askForTime(town.context, {
    page: town.page,
    email: 'Word@acme.test ',
    name: 'Wren',
    message: 'Thursday would be good',
    locale: 'en',
    timeZone: 'Europe/Warsaw',
  })
  await town.jobs.run()
  const told = (await warnings()).find(({ text }) => text.includes('Thursday would be good'))
  expect(told?.subject).toContain('Wren')
})

test('a flood of words is cut off', async () => {
  for (let count = 0; count < 40; count += 1)
    await askForTime(town.context, {
      page: town.page,
      email: `n${count}@acme.test`,
      name: 'N',
      message: '',
      locale: 'en',
      timeZone: 'UTC',
    })
  await town.jobs.run()
  expect((await warnings()).length).toBeLessThanOrEqual(20)
})

test('F17: removed in settings, the lost calendar hides nothing any more', async () => {
  const { connectionId, calendars } = await account()
  const [lost] = calendars
  expect(lost?.isLost).toBe(true)
  await dropCalendar(town.context, { ...owner(), connectionId, calendarId: lost?.id ?? '' })
  expect(await town.slots(at(10, 2))).not.toEqual([])
})

test('F17: withdrawn access is noted on the account; connected again, bookings flow and what is pending is written', async () => {
  town.google.setAccess(town.ana.email, undefined)
  const { connectionId } = await account()
  const grant = () => town.google.grant(town.ana.email, town.googleScopes.join(' '))
  const connect = async () =>
    connectOAuthCalendar(town.context, {
      ...owner(),
      provider: 'google',
      externalId: town.ana.email,
      label: town.ana.email,
      scopes: town.googleScopes,
      ...grant(),
    })
  await town.database.db('connections').where({ id: connectionId }).delete()
  await connect()
  await town.jobs.run()
  const { meeting } = await attempt('owed@acme.test', 15)
  town.google.revoke(town.ana.email)
  await town.jobs.run()
  expect(await account()).toMatchObject({ isLost: true })
  expect(await town.slots(at(10, 2))).toEqual([])
  await connect()
  await town.jobs.run()
  expect(await account()).toMatchObject({ isLost: false })
  expect(town.google.event(town.ana.email, eventIdOf(meeting.id)).status).toBe('confirmed')
  expect(await town.slots(at(10, 2))).not.toEqual([])
})

test('a rotated refresh token is never lost, however many ask at once', async () => {
  town.graph.logins.expireAccessTokens(town.ben.email)
  const calendars = await town.database.db('calendars').where({ user_id: town.ben.id })
  const jobs = [...calendars, ...calendars, ...calendars].map(({ id }) =>
    town.jobs.work('sync-calendar', { calendarId: id }),
  )
  await Promise.all(jobs)
  town.graph.logins.expireAccessTokens(town.ben.email)
  await town.readCalendars()
  const [row] = await town.database.db('connections').where({ user_id: town.ben.id })
  expect(row.state).toBe('active')
})
