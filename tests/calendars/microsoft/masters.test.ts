import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultBusyRules } from '../../../src/calendars/calendar-provider.ts'
import { microsoftFixture } from '../../contracts/calendars/microsoft-fixture.ts'

/** The series below begin before it. */
const window = { start: Date.UTC(2026, 10, 1), end: Date.UTC(2026, 11, 1) }
const time = (hour: number) => ({
  startsAt: Date.UTC(2026, 9, 7, hour),
  endsAt: Date.UTC(2026, 9, 7, hour + 1),
})

let fixture: Awaited<ReturnType<typeof microsoftFixture>>
beforeEach(async () => {
  fixture = await microsoftFixture()
})
afterEach(() => fixture.close())

const read = (token?: string) =>
  fixture.provider.read({
    externalId: fixture.calendar,
    window,
    token,
    timeZone: 'UTC',
    ownerEmails: [fixture.ownerEmail],
    rules: defaultBusyRules,
  })
const hoursOf = ({ events }: Awaited<ReturnType<typeof read>>) =>
  events.flatMap(({ spans }) =>
    spans.map(({ start }) => new Date(start).toISOString().slice(5, 13)),
  )
const masterReads = () =>
  fixture.graph.state.requests.filter(call => call.startsWith('GET /v1.0/me/events/'))

test.each([false, true])(
  'a series that began before the window is as its master says, whether it is left out (%s) or not',
  async leavesOutOldMasters => {
    fixture.graph.state.leavesOutOldMasters = leavesOutOldMasters
    await fixture.add({ ...time(9), weeks: 6 })
    await fixture.add({ ...time(11), weeks: 6, kind: 'declined' })
    await fixture.add({ ...time(13), weeks: 6, kind: 'free' })
    await fixture.add({ ...time(15), weeks: 6, title: 'Weekly', invites: ['jo@acme.test'] })
    const reading = await read()
    expect(hoursOf(reading).sort()).toEqual(['11-04T09', '11-04T15', '11-11T09', '11-11T15'])
    const meetings = reading.events.flatMap(event => event.meetings ?? [])
    expect(meetings.map(({ title }) => title)).toEqual(['Weekly', 'Weekly'])
    expect(new Set(meetings.map(({ uid }) => uid)).size).toBe(2)
    expect(masterReads()).toHaveLength(leavesOutOldMasters ? 4 : 0)
    expect(fixture.invalidRequests()).toEqual([])
  },
)

test('a change of such a series is read in the same way', async () => {
  const series = await fixture.add({ ...time(9), weeks: 6 })
  const { token } = await read()
  fixture.graph.byHand.changeEvent(series, { showAs: 'free' })
  const changes = await read(token)
  expect(changes.kind).toBe('changes')
  expect(changes.events).toHaveLength(2)
  expect(hoursOf(changes)).toEqual([])
})

test('an occurrence whose master is not found counts as busy', async () => {
  await fixture.add({ ...time(13), weeks: 6, kind: 'free' })
  fixture.graph.faults.next({
    on: 'GET /v1.0/me/events/',
    status: 404,
    body: { error: { code: 'ErrorItemNotFound', message: 'Gone' } },
  })
  expect(hoursOf(await read())).toEqual(['11-04T13', '11-11T13'])
})

test('while Graph is away no master is taken for a missing one', async () => {
  await fixture.add({ ...time(13), weeks: 6, kind: 'free' })
  fixture.graph.faults.next({ on: 'GET /v1.0/me/events/', status: 503 })
  await expect(read()).rejects.toMatchObject({ isPassing: true })
})
