import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CalendarEvent, defaultBusyRules } from '../../../src/calendars/calendar-provider.ts'
import { googleHouse } from './google-house.ts'
import { microsoftHouse } from './microsoft-house.ts'

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

const houses = [
  { name: 'Google', start: googleHouse },
  { name: 'Microsoft', start: () => microsoftHouse() },
] as const

describe.each(houses)('$name, when things go wrong', ({ start }) => {
  let house: Awaited<ReturnType<(typeof houses)[number]['start']>>
  beforeAll(async () => {
    house = await start()
  })
  afterAll(() => house?.close())
  beforeEach(() => house.clear())

  const read = (token?: string) =>
    house.provider.read({
      externalId: house.calendar,
      window,
      token,
      timeZone: 'UTC',
      ownerEmails: [house.ownerEmail],
      rules: defaultBusyRules,
    })
  const put = (event: CalendarEvent) => house.provider.putEvent(house.calendar, event)

  test('a token that ended early is replaced, and the same is asked again', async () => {
    house.expireTokens()
    await house.add({ startsAt, endsAt })
    expect((await read()).events).toHaveLength(1)
  })

  test('F49: an event whose answer was lost, or cut in half, is not made twice', async () => {
    for (const fault of [{ isAnswerLost: true }, { isHalf: true }] as const) {
      const event = meetingEvent()
      house.fail('POST', fault)
      await expect(put(event)).rejects.toMatchObject({ code: 'unavailable' })
      await put(event)
      expect(await house.count()).toBe(1)
      await house.clear()
    }
  })

  test.each([
    [{ status: 429, headers: { 'retry-after': '7' } }, 'rate-limited', 7_000],
    [{ status: 503, headers: {} }, undefined, undefined],
    [{ status: 500, headers: {} }, 'unavailable', undefined],
  ] as const)('%j is a matter of time', async (fault, code, retryAfterMs) => {
    house.fail('GET', { ...fault, headers: { ...fault.headers } })
    const refused = await read().catch((error: unknown) => error)
    expect(refused).toMatchObject({ isPassing: true })
    if (code) expect(refused).toMatchObject({ code, retryAfterMs })
    expect((await read()).kind).toBe('whole')
  })

  test('half an answer is none', async () => {
    house.fail('GET', { isHalf: true })
    await expect(read()).rejects.toMatchObject({ code: 'unavailable' })
  })

  test.each(['first', 'second'] as const)(
    'a token of changes that is known no longer (the %s way of saying so) reads everything',
    async kind => {
      await house.add({ startsAt, endsAt })
      const { token } = await read()
      house.forgetChanges(kind)
      const reading = await read(token)
      expect([reading.kind, reading.events.length]).toEqual(['whole', 1])
    },
  )

  test('all requests were as the contract wants them', () => {
    expect(house.invalidRequests()).toEqual([])
  })

  test('F17: access that was withdrawn is lost', async () => {
    house.revoke()
    await expect(read()).rejects.toMatchObject({ code: 'unauthorized' })
  })
})

test('Google: Meet makes the call, also where it comes a moment later, and attendees are told of each step', async () => {
  const house = await googleHouse()
  try {
    const event = meetingEvent()
    const { eventId, conferenceUrl } = await house.provider.putEvent(house.calendar, event)
    expect(conferenceUrl).toMatch(/^https:\/\/meet\.google\.com\//)
    const moved = { ...event, eventId, startsAt: startsAt + 60_000, endsAt: endsAt + 60_000 }
    await house.provider.putEvent(house.calendar, moved)
    const found = await house.provider.findEvent(house.calendar, moved)
    expect(found?.conferenceUrl).toBe(conferenceUrl)
    await house.provider.deleteEvent(house.calendar, moved)
    expect(house.google.notices.map(({ kind, sendUpdates }) => [kind, sendUpdates])).toEqual([
      ['created', 'all'],
      ['updated', 'all'],
      ['deleted', 'all'],
    ])
    expect(house.google.invalidRequests).toEqual([])
  } finally {
    await house.close()
  }
})

test.each(['not-allowed', 'hidden', 'failing'] as const)(
  'Google: a calendar whose Meet is %s still takes the meeting, invites its guests, and says that there is no call',
  async meet => {
    const house = await googleHouse()
    try {
      house.google.meet = meet
      const event = meetingEvent()
      const made = await house.provider.putEvent(house.calendar, event)
      expect(made).toMatchObject({ conferenceUrl: undefined, isCallMissing: true })
      const moved = { ...event, eventId: made.eventId, startsAt: startsAt + 60_000 }
      expect(await house.provider.putEvent(house.calendar, moved)).toMatchObject({
        isCallMissing: true,
      })
      expect(await house.count()).toBe(1)
      expect(house.google.notices[0]).toMatchObject({
        kind: 'created',
        sendUpdates: 'all',
        attendees: ['maya@acme.test'],
      })
      expect(house.google.invalidRequests).toEqual([])
    } finally {
      await house.close()
    }
  },
)

test('Google: of a calendar that is not in the list a call is asked, and no call is missed where none is wanted', async () => {
  const house = await googleHouse()
  try {
    house.google.faults.next({ on: 'GET /calendar/v3/users/me/calendarList/', status: 404 })
    const made = await house.provider.putEvent(house.calendar, meetingEvent())
    expect(made).toMatchObject({ isCallMissing: false })
    expect(made.conferenceUrl).toMatch(/^https:\/\/meet\.google\.com\//)
    house.google.meet = 'not-allowed'
    const plain = { ...meetingEvent(), wantsConference: false }
    expect(await house.provider.putEvent(house.calendar, plain)).toMatchObject({
      conferenceUrl: undefined,
      isCallMissing: false,
    })
  } finally {
    await house.close()
  }
})

test('Google: what is refused for another reason than its call stays refused', async () => {
  const house = await googleHouse()
  try {
    const badly = { ...meetingEvent(), endsAt: startsAt - 60_000 }
    await expect(house.provider.putEvent(house.calendar, badly)).rejects.toMatchObject({
      code: 'rejected',
    })
    expect(await house.count()).toBe(0)
  } finally {
    await house.close()
  }
})

test('Microsoft: Teams makes the call of a work account, which a move leaves as it is', async () => {
  const house = await microsoftHouse()
  try {
    const event = meetingEvent()
    const { eventId, conferenceUrl } = await house.provider.putEvent(house.calendar, event)
    expect(conferenceUrl).toMatch(/^https:\/\/teams\.microsoft\.com\//)
    const moved = { ...event, eventId, startsAt: startsAt + 60_000, endsAt: endsAt + 60_000 }
    expect(await house.provider.putEvent(house.calendar, moved)).toMatchObject({ conferenceUrl })
    await house.provider.deleteEvent(house.calendar, moved)
    expect(house.graph.state.notices.map(({ kind }) => kind)).toEqual([
      'created',
      'updated',
      'canceled',
    ])
  } finally {
    await house.close()
  }
})

test('Microsoft: a personal account has no Teams; its meetings are written without', async () => {
  const house = await microsoftHouse('personal')
  try {
    const made = await house.provider.putEvent(house.calendar, meetingEvent())
    expect(made).toMatchObject({ conferenceUrl: undefined, isCallMissing: true })
    expect(await house.count()).toBe(1)
    expect(house.invalidRequests()).toEqual([])
  } finally {
    await house.close()
  }
})

test('Microsoft: a meeting is found by its event’s id, also where the account hides its transaction', async () => {
  const house = await microsoftHouse('personal')
  try {
    const event = meetingEvent()
    const { eventId } = await house.provider.putEvent(house.calendar, event)
    house.graph.state.hidesTransactions = true
    // Undefined would cancel the meeting.
    for (const known of [{ ...event, eventId }, event])
      expect(await house.provider.findEvent(house.calendar, known)).toMatchObject({
        meetingId: event.key,
        eventId,
        startsAt,
      })
  } finally {
    await house.close()
  }
})

test('Microsoft: a series of which only the master is said to be removed is removed', async () => {
  const house = await microsoftHouse()
  try {
    house.graph.state.removesOnlyMaster = true
    const series = await house.add({ startsAt, endsAt, weeks: 3 })
    const query = {
      externalId: house.calendar,
      window,
      timeZone: 'UTC',
      ownerEmails: [house.ownerEmail],
      rules: defaultBusyRules,
    }
    const { token, events } = await house.provider.read({ ...query, token: undefined })
    expect(events.map(({ seriesId }) => seriesId)).toEqual([series, series, series])
    await house.remove(series)
    expect((await house.provider.read({ ...query, token })).removedIds).toEqual([series])
  } finally {
    await house.close()
  }
})
