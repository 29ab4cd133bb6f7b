import { afterEach, beforeEach, expect, test } from 'vitest'
import { graphTimeAt as at, startCalledGraph } from '../../support/graph-stand-in/call-graph.ts'

const window = 'startDateTime=2026-11-01T00:00:00Z&endDateTime=2026-12-01T00:00:00Z'
const eventPath = (id: string) => `/me/events/${encodeURIComponent(id)}`

let graph: Awaited<ReturnType<typeof startCalledGraph>>

beforeEach(async () => {
  graph = await startCalledGraph('ada@acme.example')
})
afterEach(() => graph.close())

const attendees = [{ type: 'required', emailAddress: { address: 'bob@buyer.example' } }]

test('events are made once, changed, deleted, and attendees are notified of them', async () => {
  const given = {
    subject: 'Demo',
    start: at(20, 10),
    end: at(20, 11),
    attendees,
    transactionId: 't1',
  }
  const property = { id: 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Parley', value: 'm1' }
  const made = await graph.ask('POST', graph.inCalendar('events'), {
    ...given,
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    singleValueExtendedProperties: [property],
  })
  expect(made.status).toBe(201)
  expect(made.body.onlineMeeting?.joinUrl).toContain('https://teams.microsoft.com/l/meetup-join/')
  const again = await graph.ask('POST', graph.inCalendar('events'), given)
  expect([again.status, again.body.error.code]).toEqual([409, 'ErrorDuplicateTransactionId'])
  graph.state.repeatAnswersExisting = true
  expect((await graph.ask('POST', graph.inCalendar('events'), given)).body.id).toBe(made.body.id)

  const filter = `singleValueExtendedProperties/any(ep: ep/id eq '${property.id.toLowerCase()}' and ep/value eq 'm1')`
  const found = await graph.ask(
    'GET',
    graph.inCalendar(`events?$filter=${encodeURIComponent(filter)}`),
  )
  expect(found.body.value.map(({ id }) => id)).toEqual([made.body.id])

  graph.byHand.answer(made.body.id, 'bob@buyer.example', 'accepted')
  const path = eventPath(made.body.id)
  expect((await graph.ask('GET', path)).body.attendees[0]?.status.response).toBe('accepted')
  const stale = { 'if-match': made.body['@odata.etag'] }
  expect((await graph.ask('PATCH', path, { subject: 'New' }, stale)).status).toBe(412)
  expect(
    (await graph.ask('PATCH', path, { subject: 'New' })).body.attendees[0]?.status.response,
  ).toBe('accepted')
  expect((await graph.ask('DELETE', path)).status).toBe(204)
  expect((await graph.ask('GET', path)).body.error.code).toBe('ErrorItemNotFound')
  expect((await graph.ask('PATCH', path, { subject: 'Late' })).status).toBe(404)
  expect(graph.state.notices.map(({ kind }) => kind)).toEqual(['created', 'updated', 'canceled'])
  expect(graph.state.invalidRequests).toEqual([])
  expect(graph.state.missingPrefer).toEqual([])
})

test('personal accounts have no video calls', async () => {
  graph.state.addAccount('eve@outlook.example', { kind: 'personal' })
  graph.access.token = graph.logins.grant('eve@outlook.example').accessToken
  const { id } = (await graph.ask('GET', '/me/calendar')).body
  const given = { start: at(20, 10), end: at(20, 11), isOnlineMeeting: true }
  const path = `/me/calendars/${encodeURIComponent(id)}/events`
  expect((await graph.ask('POST', path, given)).body.onlineMeeting).toBeNull()
})

test('delta reports series, changes and removals, over pages, until its token expires', async () => {
  graph.state.pageSize = 2
  const single = graph.byHand.addEvent(graph.calendarId, { start: at(3, 9), end: at(3, 10) })
  const series = graph.byHand.addEvent(graph.calendarId, {
    start: at(2, 9, 'Europe/Berlin'),
    end: at(2, 10, 'Europe/Berlin'),
    recurrence: {
      pattern: { type: 'weekly', interval: 2, daysOfWeek: ['monday', 'tuesday'] },
      range: { type: 'numbered', startDate: '2026-11-02', numberOfOccurrences: 3 },
    },
  })
  const whole = await graph.readDelta(graph.inCalendar(`calendarView/delta?${window}`))
  expect(whole.pages).toBe(3)
  const occurrences = whole.items.filter(({ type }) => type === 'occurrence')
  expect(occurrences.map(({ start }) => start.dateTime.slice(0, 16))).toEqual([
    '2026-11-02T08:00',
    '2026-11-03T08:00',
    '2026-11-16T08:00',
  ])
  expect(Object.keys(occurrences[0] ?? {}).sort()).toEqual([
    '@odata.etag',
    'end',
    'id',
    'seriesMasterId',
    'start',
    'type',
  ])
  expect(whole.items.filter(({ id }) => id === series)).toHaveLength(1)
  expect((await graph.readDelta(whole.link)).items).toEqual([])

  const [first, second] = occurrences
  graph.byHand.changeEvent(first?.id ?? '', { start: at(4, 9), end: at(4, 10) })
  graph.byHand.deleteEvent(second?.id ?? '')
  graph.byHand.changeEvent(single, {
    start: { ...at(3, 9), dateTime: '2027-01-01T09:00:00' },
    end: { ...at(3, 9), dateTime: '2027-01-01T10:00:00' },
  })
  const changes = await graph.readDelta(whole.link)
  expect(changes.items.map(({ id, type }) => [id, type])).toEqual([
    [series, 'seriesMaster'],
    [first?.id, 'exception'],
    [single, undefined],
    [second?.id, undefined],
  ])
  graph.byHand.deleteEvent(series)
  const removed = (await graph.readDelta(changes.link)).items
  expect(removed).toHaveLength(3)
  expect(removed.every(item => item['@removed'])).toBe(true)
  graph.state.removesOnlyMaster = true
  expect((await graph.readDelta(changes.link)).items.map(({ id }) => id)).toEqual([series])

  graph.deltas.expireDeltaTokens('gone')
  const gone = await graph.ask('GET', changes.link)
  expect([gone.status, gone.body.error.code]).toEqual([410, 'SyncStateNotFound'])
  const view = await graph.ask('GET', graph.inCalendar(`calendarView/delta()?${window}&$select=id`))
  expect(view.status).toBe(400)
  expect(graph.state.invalidRequests).toHaveLength(1)
})
