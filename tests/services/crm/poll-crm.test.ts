import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type CrmHouse,
  hourMs,
  monday,
  startCrmHouse,
  workingHour,
} from '../../support/crm-house.ts'

const minuteMs = 60_000
let house: CrmHouse
let day = 0
let now = monday
beforeAll(async () => {
  house = await startCrmHouse()
  await house.poll()
})
afterAll(() => house?.close())
beforeEach(() => {
  day += 1
  now += hourMs / 4
  house.context.setNow(now)
  house.crm.pageSize = 100
  house.crm.fault = () => undefined
})

const at = (hour: number) => workingHour(day, hour)
const span = (hour: number) => ({ startsAt: at(hour), endsAt: at(hour) + hourMs / 2 })
/** Two rounds: what was asked for again after a failure is due then. */
const rounds = async () => {
  for (let count = 0; count < 2; count += 1) {
    now += 5 * minuteMs
    house.context.setNow(now)
    await house.poll()
  }
}

test('F60: asked every five minutes, a change is seen within ten, without any webhook', async () => {
  const { id, engagementId } = await house.book(at(10))
  house.crm.edit(engagementId, span(13))
  await rounds()
  expect((await house.meeting(id)).startsAt).toBe(at(13))
})

test('a failure in the middle misses nothing and reads no page twice that was kept', async () => {
  const booked = []
  for (const hour of [8, 9, 10]) booked.push(await house.book(at(hour)))
  await rounds()
  house.crm.pageSize = 1
  for (const [index, { engagementId }] of booked.entries()) {
    house.context.setNow(now + index)
    house.crm.edit(engagementId, { title: `Renewal ${index}` })
  }
  let pages = 0
  house.crm.fault = call => {
    if (call !== 'listChangedMeetings') return undefined
    pages += 1
    return pages === 2 ? { code: 'unavailable' } : undefined
  }
  now += 5 * minuteMs
  house.context.setNow(now)
  await house.poll()
  expect((await house.meeting(booked[0]?.id ?? '')).title).toBe('Renewal 0')
  expect((await house.meeting(booked[2]?.id ?? '')).title).toBe('Demo')
  await rounds()
  for (const [index, { id }] of booked.entries())
    expect((await house.meeting(id)).title).toBe(`Renewal ${index}`)
})

test('the next round begins where the last page says, also a little earlier', async () => {
  const { provider } = house.crm
  const list = provider.listChangedMeetings
  const asked: number[] = []
  // The index of a CRM may show an earlier change after a later one: at the end it asks to be read once more.
  Object.assign(provider, {
    listChangedMeetings: async (since: number) => {
      asked.push(since)
      return asked.length === 1
        ? { meetings: [], until: since + hourMs, hasMore: true }
        : { meetings: [], until: since - 2 * minuteMs, hasMore: false }
    },
  })
  await house.poll()
  await house.poll()
  Object.assign(provider, { listChangedMeetings: list })
  const [first = 0, second, third] = asked
  expect(second).toBe(first + hourMs)
  expect(third).toBe(first + hourMs - 2 * minuteMs)
})

test('an import of history leads to no look at each record', async () => {
  await rounds()
  for (let count = 0; count < 250; count += 1)
    house.crm.make({
      title: `Call ${count}`,
      startsAt: monday - (count + 2) * hourMs,
      endsAt: monday - (count + 1) * hourMs,
      outcome: 'completed',
      description: '',
      location: '',
      hostEmail: 'ana@parley.test',
      contacts: [{ id: 'c', email: 'history@acme.test', name: 'Maya Lindt' }],
    })
  house.crm.calls.length = 0
  await rounds()
  expect(house.crm.calls).toContain('listChangedMeetings')
  expect(house.crm.calls).not.toContain('readMeeting')
})

test('of two processes one asks at a time', async () => {
  const { workspace } = house
  house.crm.calls.length = 0
  await Promise.all([1, 2, 3].map(() => house.jobs.work('poll-crm', { workspaceId: workspace.id })))
  expect(house.crm.calls.filter(call => call === 'listChangedMeetings')).toHaveLength(1)
})

test('a CRM that says there is more without getting on is not asked for ever', async () => {
  const { provider } = house.crm
  const list = provider.listChangedMeetings
  let asked = 0
  Object.assign(provider, {
    listChangedMeetings: async (since: number) => {
      asked += 1
      return { meetings: [], until: since, hasMore: true }
    },
  })
  await house.poll()
  Object.assign(provider, { listChangedMeetings: list })
  expect(asked).toBe(1)
})
