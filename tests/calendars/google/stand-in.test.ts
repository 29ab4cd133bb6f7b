import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { calendar } from '@googleapis/calendar'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GoogleStandIn } from '../../support/google-stand-in/google-stand-in.ts'
import { startGoogleStandIn } from '../../support/google-stand-in/start-google-stand-in.ts'

const ada = 'ada@acme.example'
const calendarId = 'primary'
const at = (hour: number, day = 20) => ({
  dateTime: `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00Z`,
  timeZone: 'UTC',
})
const hour = { start: at(9), end: at(10) }

let google: GoogleStandIn

beforeEach(async () => {
  google = await startGoogleStandIn()
  google.addAccount(ada)
})
afterEach(() => google.close())

const connect = (token = google.grant(ada).accessToken) =>
  calendar({
    version: 'v3',
    rootUrl: `${google.url}/`,
    headers: { authorization: `Bearer ${token}` },
    retry: false,
  })

const refused = async (work: Promise<unknown>): Promise<[number, string]> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const { response } = error as { response: { status: number; data: never } }
  const data = response.data as { error: { errors: { reason: string }[] } }
  return [response.status, data.error.errors[0]?.reason ?? '']
}

test('an event is inserted once, patched, deleted once and revived', async () => {
  const { events } = connect()
  const attendees = [{ email: 'bob@acme.example' }, { email: ada, responseStatus: 'accepted' }]
  const requestBody = { id: 'meeting01', ...hour, attendees }
  const { data } = await events.insert({ calendarId, sendUpdates: 'all', requestBody })
  expect(data).toMatchObject({
    iCalUID: 'meeting01@google.com',
    status: 'confirmed',
    start: { dateTime: '2026-11-20T10:00:00+01:00' },
    organizer: { email: ada, self: true },
    attendees: [{ responseStatus: 'needsAction' }, { self: true, responseStatus: 'accepted' }],
  })
  const eventId = 'meeting01'
  const change = { calendarId, eventId, requestBody: { start: at(11), end: at(12) } }
  expect((await events.patch(change)).data.sequence).toBe(1)
  expect((await events.delete({ calendarId, eventId })).status).toBe(204)
  expect(await refused(events.delete({ calendarId, eventId }))).toEqual([410, 'deleted'])
  expect(await refused(events.insert({ calendarId, requestBody }))).toEqual([409, 'duplicate'])
  expect((await events.get({ calendarId, eventId })).data.status).toBe('cancelled')
  const revived = { calendarId, eventId, requestBody: { status: 'confirmed' } }
  expect((await events.patch(revived)).data.status).toBe('confirmed')
  const notices = google.notices.map(({ kind, sendUpdates }) => `${kind} ${sendUpdates}`)
  expect(notices).toEqual(['created all', 'updated none', 'deleted none', 'updated none'])
  expect(google.invalidRequests).toEqual([])
})

test('a sync goes over pages, reports changes only, and expires', async () => {
  const { events } = connect()
  const ids = [9, 10, 11].map(from => google.addEvent(ada, { start: at(from), end: at(from + 1) }))
  google.pageSize = 2
  const wish = { calendarId, singleEvents: true }
  const first = await events.list({ ...wish, timeMin: '2026-11-01T00:00:00Z' })
  expect(first.data.nextSyncToken).toBeUndefined()
  const pageToken = first.data.nextPageToken ?? ''
  const second = await events.list({ ...wish, timeMin: '2026-11-01T00:00:00Z', pageToken })
  expect(second.data.items).toHaveLength(1)
  const syncToken = second.data.nextSyncToken ?? ''
  google.deleteEvent(ada, ids[0] ?? '')
  const { data } = await events.list({ ...wish, syncToken })
  expect(data.items).toMatchObject([{ id: ids[0], status: 'cancelled' }])
  const mixed = events.list({ ...wish, syncToken, timeMin: '2026-11-01T00:00:00Z' })
  expect((await refused(mixed))[0]).toBe(400)
  google.expireSyncTokens('updatedMinTooLongAgo')
  const late = events.list({ ...wish, syncToken })
  expect(await refused(late)).toEqual([410, 'updatedMinTooLongAgo'])
})

test('a series is expanded; its changed and lost instances reach a sync', async () => {
  const { events } = connect()
  const zone = 'Europe/Berlin'
  const id = google.addEvent(ada, {
    start: { dateTime: '2026-10-23T09:00:00', timeZone: zone },
    end: { dateTime: '2026-10-23T10:00:00', timeZone: zone },
    recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'],
  })
  const wish = { calendarId, singleEvents: true }
  const { data } = await events.list(wish)
  const instances = [`${id}_20261023T070000Z`, `${id}_20261030T080000Z`, `${id}_20261106T080000Z`]
  expect(data.items?.map(item => item.id)).toEqual(instances)
  google.deleteEvent(ada, instances[1] ?? '')
  google.changeEvent(ada, id, { recurrence: ['RRULE:FREQ=WEEKLY;UNTIL=20261101T000000Z'] })
  const { items } = (await events.list({ ...wish, syncToken: data.nextSyncToken ?? '' })).data
  const seen = items?.map(item => `${item.id} ${item.status}`)
  expect(seen?.sort()).toEqual([
    `${instances[0]} confirmed`,
    `${instances[1]} cancelled`,
    `${instances[2]} cancelled`,
  ])
})

test('a Meet link is pending at first', async () => {
  const { events } = connect()
  const createRequest = { requestId: 'r1', conferenceSolutionKey: { type: 'hangoutsMeet' } }
  const requestBody = { id: 'meeting01', ...hour, conferenceData: { createRequest } }
  const made = await events.insert({ calendarId, conferenceDataVersion: 1, requestBody })
  expect(made.data.conferenceData?.createRequest?.status?.statusCode).toBe('pending')
  const { data } = await events.get({ calendarId, eventId: 'meeting01' })
  expect(data.conferenceData?.createRequest?.status?.statusCode).toBe('success')
  expect(data.hangoutLink).toMatch(/^https:\/\/meet\.google\.com\/\w{3}-\w{4}-\w{3}$/)
  expect(data.conferenceData?.entryPoints?.[0]?.uri).toBe(data.hangoutLink)
})

test('a watch pushes what people change until it is stopped', async () => {
  const heard: IncomingHttpHeaders[] = []
  const hook = createServer((request, response) => {
    heard.push(request.headers)
    response.end()
  }).listen(0, '127.0.0.1')
  await once(hook, 'listening')
  const address = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/push`
  const { events, channels } = connect()
  const requestBody = { id: 'channel-1', token: 'secret', type: 'web_hook', address }
  const { data } = await events.watch({ calendarId, requestBody })
  await google.settlePushes()
  google.addEvent(ada, hour)
  await google.settlePushes()
  expect(heard.map(headers => headers['x-goog-resource-state'])).toEqual(['sync', 'exists'])
  expect(heard[1]).toMatchObject({ 'x-goog-channel-token': 'secret', 'x-goog-message-number': '2' })
  const again = events.watch({ calendarId, requestBody })
  expect(await refused(again)).toEqual([400, 'channelIdNotUnique'])
  await channels.stop({ requestBody: { id: 'channel-1', resourceId: data.resourceId } })
  google.addEvent(ada, hour)
  await google.settlePushes()
  expect(heard).toHaveLength(2)
  hook.close()
})

test('tokens, lost calendars, faults and requests outside the contract are refused', async () => {
  const { accessToken, refreshToken } = google.grant(ada)
  const { calendarList, calendars, events } = connect(accessToken)
  await calendars.insert({ requestBody: { summary: 'Second' } })
  expect((await calendarList.list()).data.items).toMatchObject([{ primary: true }, {}])
  google.faults.next({ on: 'GET /calendar/v3/calendars/primary', status: 429 })
  expect(await refused(events.list({ calendarId }))).toEqual([429, 'rateLimitExceeded'])
  google.setAccess(ada, 403)
  expect(await refused(events.list({ calendarId }))).toEqual([403, 'forbidden'])
  google.setAccess(ada, undefined)
  google.faults.next({ isAnswerLost: true }, { isHalf: true })
  await expect(events.insert({ calendarId, requestBody: hour })).rejects.toThrow()
  await expect(events.insert({ calendarId, requestBody: hour })).rejects.toThrow()
  expect(google.events(ada)).toHaveLength(2)
  expect(google.invalidRequests).toEqual([])
  const stray = { ...hour, attendees: [{ email: ada, mood: 'good' }] }
  expect((await refused(events.insert({ calendarId, requestBody: stray })))[0]).toBe(400)
  expect(google.invalidRequests).toEqual([
    'POST /calendar/v3/calendars/primary/events: body.attendees[0].mood is unknown',
  ])
  google.expireAccessTokens(ada)
  expect(await refused(events.list({ calendarId }))).toEqual([401, 'authError'])
  const body = new URLSearchParams({
    client_id: 'google client',
    client_secret: 'google secret',
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  })
  const answer = await fetch(`${google.url}/token`, { method: 'POST', body })
  expect(await answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3599 })
  google.revoke(ada)
  expect((await fetch(`${google.url}/token`, { method: 'POST', body })).status).toBe(400)
})
