import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  chooseCalendars,
  disconnectCalendar,
  listCalendarAccounts,
} from '../../src/services/calendars/calendar-settings.ts'
import { type CalendarTown, hourMs, monday, startCalendarTown } from '../support/calendar-town.ts'

let town: CalendarTown
beforeAll(async () => {
  town = await startCalendarTown()
  town.context.publicUrl = 'https://parley.test'
})
afterAll(() => town?.close())

const watches = () =>
  town.database
    .db('calendar_watches')
    .join('calendars', 'calendars.id', 'calendar_id')
    .where({ user_id: town.ana.id })
const channels = () => [...town.google.channels.open.keys()]

test('a watch is had once, whatever is read, and replaced a day before it ends', async () => {
  await town.readCalendars()
  const [first] = await watches()
  await town.readCalendars()
  expect(channels()).toEqual([first.channel_id])
  town.context.setNow(monday + 6.5 * 24 * hourMs)
  await town.readCalendars()
  const [second, ...others] = await watches()
  expect(others).toEqual([])
  expect(second.channel_id).not.toBe(first.channel_id)
  expect(second.expires_at.getTime()).toBeGreaterThan(first.expires_at.getTime())
  // The old one was ended by us.
  expect(channels()).toEqual([second.channel_id])
})

test('a refused watch leaves the calendar as it is', async () => {
  await town.database.db('calendar_watches').delete()
  town.google.faults.next({
    on: `POST /calendar/v3/calendars/${town.ana.email}/events/watch`,
    status: 401,
    reason: 'push.webhookUrlUnauthorized',
  })
  town.google.faults.next({
    on: `POST /calendar/v3/calendars/${town.ana.email}/events/watch`,
    status: 401,
    reason: 'push.webhookUrlUnauthorized',
  })
  await town.readCalendars()
  expect(town.google.faults.left).toBe(0)
  const [account] = await listCalendarAccounts(town.context, {
    workspaceId: town.workspace.id,
    userId: town.ana.id,
  })
  expect(account?.isLost).toBe(false)
})

test('a calendar that is used no longer sends no word; used again, it does', async () => {
  await town.readCalendars()
  const owner = { workspaceId: town.workspace.id, userId: town.ana.id }
  const [account] = await listCalendarAccounts(town.context, owner)
  const ids = account?.calendars.map(({ id }) => id) ?? []
  const choose = (chosen: readonly string[]) =>
    chooseCalendars(town.context, {
      ...owner,
      connectionId: account?.connectionId ?? '',
      ids: chosen,
      defaultId: chosen[0],
    })
  const [before] = await watches()
  await choose([])
  // The provider is asked by a job, not by the request.
  expect(channels()).toContain(before.channel_id)
  await town.jobs.run()
  expect(channels()).not.toContain(before.channel_id)
  expect(await watches()).toEqual([])
  await choose(ids)
  await town.jobs.run()
  const [after] = await watches()
  expect(channels()).toContain(after.channel_id)
})

test('disconnected, nobody sends word any more', async () => {
  await town.readCalendars()
  const owner = { workspaceId: town.workspace.id, userId: town.ana.id }
  const [account] = await listCalendarAccounts(town.context, owner)
  await disconnectCalendar(town.context, { ...owner, connectionId: account?.connectionId ?? '' })
  expect(channels()).toHaveLength(1)
  expect(await watches()).toEqual([])
})
