import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type CrmFixture,
  hourMs,
  monday,
  startCrmFixture,
  workingHour,
} from '../../support/crm-fixture.ts'

const minuteMs = 60_000
let fixture: CrmFixture
let day = 0
let now = monday
beforeAll(async () => {
  fixture = await startCrmFixture()
  await fixture.poll()
})
afterAll(() => fixture?.close())
beforeEach(() => {
  day += 1
  now += hourMs / 4
  fixture.context.setNow(now)
  fixture.crm.pageSize = 100
  fixture.crm.fault = () => undefined
})

const at = (hour: number) => workingHour(day, hour)
const span = (hour: number) => ({ startsAt: at(hour), endsAt: at(hour) + hourMs / 2 })
/** Two rounds: what was asked for again after a failure is due then. */
const rounds = async () => {
  for (let count = 0; count < 2; count += 1) {
    now += 5 * minuteMs
    fixture.context.setNow(now)
    await fixture.poll()
  }
}

test('F60: asked every five minutes, a change is seen within ten, without any webhook', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  fixture.crm.edit(engagementId, span(13))
  await rounds()
  expect((await fixture.meeting(id)).startsAt).toBe(at(13))
})

test('a failure in the middle misses nothing and reads no page twice that was kept', async () => {
  const booked = []
  for (const hour of [8, 9, 10]) booked.push(await fixture.book(at(hour)))
  await rounds()
  fixture.crm.pageSize = 1
  for (const [index, { engagementId }] of booked.entries()) {
    fixture.context.setNow(now + index)
    fixture.crm.edit(engagementId, { title: `Renewal ${index}` })
  }
  let pages = 0
  fixture.crm.fault = call => {
    if (call !== 'listChangedMeetings') return undefined
    pages += 1
    return pages === 2 ? { code: 'unavailable' } : undefined
  }
  now += 5 * minuteMs
  fixture.context.setNow(now)
  await fixture.poll()
  expect((await fixture.meeting(booked[0]?.id ?? '')).title).toBe('Renewal 0')
  expect((await fixture.meeting(booked[2]?.id ?? '')).title).toBe('Demo')
  await rounds()
  for (const [index, { id }] of booked.entries())
    expect((await fixture.meeting(id)).title).toBe(`Renewal ${index}`)
})

test('the next round begins where the last page says, also a little earlier', async () => {
  const { provider } = fixture.crm
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
  await fixture.poll()
  await fixture.poll()
  Object.assign(provider, { listChangedMeetings: list })
  const [first = 0, second, third] = asked
  expect(second).toBe(first + hourMs)
  expect(third).toBe(first + hourMs - 2 * minuteMs)
})

test('an import of history leads to no look at each record', async () => {
  await rounds()
  for (let count = 0; count < 250; count += 1)
    fixture.crm.make({
      title: `Call ${count}`,
      startsAt: monday - (count + 2) * hourMs,
      endsAt: monday - (count + 1) * hourMs,
      outcome: 'completed',
      description: '',
      location: '',
      hostEmail: 'ana@parley.test',
      contacts: [{ id: 'c', email: 'history@acme.test', name: 'Maya Lindt' }],
    })
  fixture.crm.calls.length = 0
  await rounds()
  expect(fixture.crm.calls).toContain('listChangedMeetings')
  expect(fixture.crm.calls).not.toContain('readMeeting')
})

test('of two processes one asks at a time', async () => {
  const { workspace } = fixture
  fixture.crm.calls.length = 0
  await Promise.all(
    [1, 2, 3].map(() => fixture.jobs.work('poll-crm', { workspaceId: workspace.id })),
  )
  expect(fixture.crm.calls.filter(call => call === 'listChangedMeetings')).toHaveLength(1)
})

test('a CRM that says there is more without getting on is not asked for ever', async () => {
  const { provider } = fixture.crm
  const list = provider.listChangedMeetings
  let asked = 0
  Object.assign(provider, {
    listChangedMeetings: async (since: number) => {
      asked += 1
      return { meetings: [], until: since, hasMore: true }
    },
  })
  await fixture.poll()
  Object.assign(provider, { listChangedMeetings: list })
  expect(asked).toBe(1)
})
