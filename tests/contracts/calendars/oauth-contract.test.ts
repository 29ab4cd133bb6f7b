import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CalendarEvent, defaultBusyRules } from '../../../src/calendars/calendar-provider.ts'
import { googleFixture } from './google-fixture.ts'
import { microsoftFixture } from './microsoft-fixture.ts'

const window = { start: Date.UTC(2026, 9, 1), end: Date.UTC(2027, 3, 1) }
const startsAt = Date.UTC(2026, 10, 5, 10)
const endsAt = startsAt + 30 * 60_000

const meetingEvent = (): CalendarEvent => {
  const key = randomUUID()
  return {
    key,
    uid: `${key}@parley`,
    eventId: undefined,
    sequence: 0,
    title: 'Demo',
    description: 'See you there',
    location: '',
    startsAt,
    endsAt,
    organizer: { name: 'Ana Ruiz', email: 'ana@parley.test' },
    attendees: [{ name: 'Maya', email: 'maya@acme.test', answer: 'needs-action' }],
    wantsConference: true,
    hasReminders: false,
    isBusy: true,
  }
}

const fixtures = [
  { name: 'Google', start: googleFixture },
  { name: 'Microsoft', start: () => microsoftFixture() },
] as const

describe.each(fixtures)('$name, when things go wrong', ({ start }) => {
  let fixture: Awaited<ReturnType<(typeof fixtures)[number]['start']>>
  beforeAll(async () => {
    fixture = await start()
  })
  afterAll(() => fixture?.close())
  beforeEach(() => fixture.clear())

  const read = (token?: string) =>
    fixture.provider.read({
      externalId: fixture.calendar,
      window,
      token,
      timeZone: 'UTC',
      ownerEmails: [fixture.ownerEmail],
      rules: defaultBusyRules,
    })
  const put = (event: CalendarEvent) => fixture.provider.putEvent(fixture.calendar, event)

  test('a token that ended early is replaced, and the same is asked again', async () => {
    fixture.expireTokens()
    await fixture.add({ startsAt, endsAt })
    expect((await read()).events).toHaveLength(1)
  })

  test('F49: an event whose answer was lost, or cut in half, is not made twice', async () => {
    for (const fault of [{ isAnswerLost: true }, { isHalf: true }] as const) {
      const event = meetingEvent()
      fixture.fail('POST', fault)
      await expect(put(event)).rejects.toMatchObject({ code: 'unavailable' })
      await put(event)
      expect(await fixture.count()).toBe(1)
      await fixture.clear()
    }
  })

  test.each([
    [{ status: 429, headers: { 'retry-after': '7' } }, 'rate-limited', 7_000],
    [{ status: 503, headers: {} }, undefined, undefined],
    [{ status: 500, headers: {} }, 'unavailable', undefined],
  ] as const)('%j is a matter of time', async (fault, code, retryAfterMs) => {
    fixture.fail('GET', { ...fault, headers: { ...fault.headers } })
    const refused = await read().catch((error: unknown) => error)
    expect(refused).toMatchObject({ isPassing: true })
    if (code) expect(refused).toMatchObject({ code, retryAfterMs })
    expect((await read()).kind).toBe('whole')
  })

  test('half an answer is none', async () => {
    fixture.fail('GET', { isHalf: true })
    await expect(read()).rejects.toMatchObject({ code: 'unavailable' })
  })

  test.each(['first', 'second'] as const)(
    'a token of changes that is known no longer (the %s way of saying so) reads everything',
    async kind => {
      await fixture.add({ startsAt, endsAt })
      const { token } = await read()
      fixture.forgetChanges(kind)
      const reading = await read(token)
      expect([reading.kind, reading.events.length]).toEqual(['whole', 1])
    },
  )

  test('all requests were as the contract wants them', () => {
    expect(fixture.invalidRequests()).toEqual([])
  })

  test('F17: access that was withdrawn is lost', async () => {
    fixture.revoke()
    await expect(read()).rejects.toMatchObject({ code: 'unauthorized' })
  })
})

test('Google: Meet makes the call, also where it comes a moment later, and attendees are notified of each step', async () => {
  const fixture = await googleFixture()
  try {
    const event = meetingEvent()
    const { eventId, conferenceUrl } = await fixture.provider.putEvent(fixture.calendar, event)
    expect(conferenceUrl).toMatch(/^https:\/\/meet\.google\.com\//)
    const moved = { ...event, eventId, startsAt: startsAt + 60_000, endsAt: endsAt + 60_000 }
    await fixture.provider.putEvent(fixture.calendar, moved)
    const found = await fixture.provider.findEvent(fixture.calendar, moved)
    expect(found?.conferenceUrl).toBe(conferenceUrl)
    await fixture.provider.deleteEvent(fixture.calendar, moved)
    expect(fixture.google.notices.map(({ kind, sendUpdates }) => [kind, sendUpdates])).toEqual([
      ['created', 'all'],
      ['updated', 'all'],
      ['deleted', 'all'],
    ])
    expect(fixture.google.invalidRequests).toEqual([])
  } finally {
    await fixture.close()
  }
})

test.each(['not-allowed', 'hidden', 'failing'] as const)(
  'Google: a calendar whose Meet is %s still takes the meeting, invites its guests, and says that there is no call',
  async meet => {
    const fixture = await googleFixture()
    try {
      fixture.google.meet = meet
      const event = meetingEvent()
      const made = await fixture.provider.putEvent(fixture.calendar, event)
      expect(made).toMatchObject({ conferenceUrl: undefined, isCallMissing: true })
      const moved = { ...event, eventId: made.eventId, startsAt: startsAt + 60_000 }
      expect(await fixture.provider.putEvent(fixture.calendar, moved)).toMatchObject({
        isCallMissing: true,
      })
      expect(await fixture.count()).toBe(1)
      expect(fixture.google.notices[0]).toMatchObject({
        kind: 'created',
        sendUpdates: 'all',
        attendees: ['maya@acme.test'],
      })
      expect(fixture.google.invalidRequests).toEqual([])
    } finally {
      await fixture.close()
    }
  },
)

test('Google: of a calendar that is not in the list a call is asked, and no call is missed where none is wanted', async () => {
  const fixture = await googleFixture()
  try {
    fixture.google.faults.next({ on: 'GET /calendar/v3/users/me/calendarList/', status: 404 })
    const made = await fixture.provider.putEvent(fixture.calendar, meetingEvent())
    expect(made).toMatchObject({ isCallMissing: false })
    expect(made.conferenceUrl).toMatch(/^https:\/\/meet\.google\.com\//)
    fixture.google.meet = 'not-allowed'
    const plain = { ...meetingEvent(), wantsConference: false }
    expect(await fixture.provider.putEvent(fixture.calendar, plain)).toMatchObject({
      conferenceUrl: undefined,
      isCallMissing: false,
    })
  } finally {
    await fixture.close()
  }
})

test('Google: what is refused for another reason than its call stays refused', async () => {
  const fixture = await googleFixture()
  try {
    const badly = { ...meetingEvent(), endsAt: startsAt - 60_000 }
    await expect(fixture.provider.putEvent(fixture.calendar, badly)).rejects.toMatchObject({
      code: 'rejected',
    })
    expect(await fixture.count()).toBe(0)
  } finally {
    await fixture.close()
  }
})

test('Microsoft: Teams makes the call of a work account, which a move leaves as it is', async () => {
  const fixture = await microsoftFixture()
  try {
    const event = meetingEvent()
    const { eventId, conferenceUrl } = await fixture.provider.putEvent(fixture.calendar, event)
    expect(conferenceUrl).toMatch(/^https:\/\/teams\.microsoft\.com\//)
    const moved = { ...event, eventId, startsAt: startsAt + 60_000, endsAt: endsAt + 60_000 }
    expect(await fixture.provider.putEvent(fixture.calendar, moved)).toMatchObject({
      conferenceUrl,
    })
    await fixture.provider.deleteEvent(fixture.calendar, moved)
    expect(fixture.graph.state.notices.map(({ kind }) => kind)).toEqual([
      'created',
      'updated',
      'canceled',
    ])
  } finally {
    await fixture.close()
  }
})

test('Microsoft: a personal account has no Teams; its meetings are written without', async () => {
  const fixture = await microsoftFixture('personal')
  try {
    const made = await fixture.provider.putEvent(fixture.calendar, meetingEvent())
    expect(made).toMatchObject({ conferenceUrl: undefined, isCallMissing: true })
    expect(await fixture.count()).toBe(1)
    expect(fixture.invalidRequests()).toEqual([])
  } finally {
    await fixture.close()
  }
})

test('Microsoft: a meeting is found by its event’s id, also where the account hides its transaction', async () => {
  const fixture = await microsoftFixture('personal')
  try {
    const event = meetingEvent()
    const { eventId } = await fixture.provider.putEvent(fixture.calendar, event)
    fixture.graph.state.hidesTransactions = true
    // Undefined would cancel the meeting.
    for (const known of [{ ...event, eventId }, event])
      expect(await fixture.provider.findEvent(fixture.calendar, known)).toMatchObject({
        meetingId: event.key,
        eventId,
        startsAt,
      })
  } finally {
    await fixture.close()
  }
})

test('Microsoft: a series of which only the master is reported as removed is removed', async () => {
  const fixture = await microsoftFixture()
  try {
    fixture.graph.state.removesOnlyMaster = true
    const series = await fixture.add({ startsAt, endsAt, weeks: 3 })
    const query = {
      externalId: fixture.calendar,
      window,
      timeZone: 'UTC',
      ownerEmails: [fixture.ownerEmail],
      rules: defaultBusyRules,
    }
    const { token, events } = await fixture.provider.read({ ...query, token: undefined })
    expect(events.map(({ seriesId }) => seriesId)).toEqual([series, series, series])
    await fixture.remove(series)
    expect((await fixture.provider.read({ ...query, token })).removedIds).toEqual([series])
  } finally {
    await fixture.close()
  }
})
