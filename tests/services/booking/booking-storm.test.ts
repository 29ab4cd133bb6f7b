import { afterAll, beforeAll, expect, test } from 'vitest'
import { isProblem } from '../../../src/services/problems.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})
afterAll(() => database.drop())

const berlin = (day: number, time: string) =>
  Date.parse(`2026-11-${String(day).padStart(2, '0')}T${time}:00+01:00`)

const attempt = (pageId: string, startsAt: number, number: number) =>
  aBooking(demo, {
    pageId,
    startsAt,
    invitee: { email: `guest${number}@example.com`, name: `Guest ${number}` },
  })

const storm = async (pageId: string, startsAt: (number: number) => number, size = 200) => {
  const results = await Promise.allSettled(
    Array.from({ length: size }, (_, n) => attempt(pageId, startsAt(n), n)),
  )
  const booked = results.flatMap(result =>
    result.status === 'fulfilled' ? [result.value.meeting] : [],
  )
  const refused = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
  return { booked, refused }
}

test('F14: 200 people at one slot make one meeting and 199 clear refusals with alternatives', async () => {
  const { booked, refused } = await storm(demo.page.id, () => berlin(9, '10:00'))
  expect(booked).toHaveLength(1)
  expect(refused).toHaveLength(199)
  for (const error of refused) {
    if (!isProblem(error, 'slot-taken')) throw error
    expect(error.facts.alternatives).toHaveLength(3)
  }
  const { rows } = await database.db.raw('select count(*)::int as count from occupancies')
  expect(rows[0].count).toBe(1)
})

test('those who lose a storm share its searches: a few statements each, and no transaction', async () => {
  let statements = 0
  const count = () => {
    statements += 1
  }
  database.db.on('query', count)
  const { booked, refused } = await storm(demo.page.id, () => berlin(16, '10:00'))
  database.db.off('query', count)
  expect([booked.length, refused.length]).toEqual([1, 199])
  // Each reads its page; the checks and the alternatives are read once for many.
  expect(statements / refused.length).toBeLessThan(3)
})

test('alternatives are as they stand after each loss: what was taken meanwhile is not among them', async () => {
  await storm(demo.page.id, n => berlin(17, '10:00') + (n % 3) * 30 * 60_000, 60)
  const lost = await attempt(demo.page.id, berlin(17, '10:30'), 1).catch(error => error)
  if (!isProblem(lost, 'slot-taken')) throw lost
  expect(lost.facts.alternatives).toEqual([
    berlin(17, '09:00'),
    berlin(17, '09:30'),
    berlin(17, '11:30'),
  ])
})

test('buffers hold under the same storm', async () => {
  const page = await aPage(demo, {
    slug: 'buffered',
    stepMinutes: 15,
    bufferBeforeMinutes: 10,
    bufferAfterMinutes: 10,
    hostIds: [demo.ben.id],
  })
  const { booked } = await storm(page.id, n => berlin(10, '10:00') + (n % 8) * 15 * 60_000)
  const starts = booked.map(({ startsAt }) => startsAt).sort((a, b) => a - b)
  expect(starts.length).toBeGreaterThanOrEqual(2)
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1]
    if (next !== undefined) expect(next - start).toBeGreaterThanOrEqual(40 * 60_000)
  }
})

test('limits per day hold under the same storm', async () => {
  const page = await aPage(demo, { slug: 'limited', limits: { perDay: 2 }, hostIds: [demo.ben.id] })
  const { booked, refused } = await storm(
    page.id,
    n => berlin(11, '09:00') + (n % 10) * 30 * 60_000,
  )
  expect(booked).toHaveLength(2)
  for (const error of refused) expect(isProblem(error, 'slot-taken')).toBe(true)
})

test('F18: a round robin under a storm gives one meeting to each host', async () => {
  const page = await aPage(demo, {
    slug: 'pool',
    kind: 'round-robin',
    hostIds: [demo.ana.id, demo.ben.id],
  })
  const { booked, refused } = await storm(page.id, () => berlin(12, '10:00'), 50)
  expect(booked.map(({ host }) => host.name).sort()).toEqual(['Ana Ruiz', 'Ben Ruiz'])
  expect(refused).toHaveLength(48)
})

test('F18: a group meeting takes the time of every host', async () => {
  const page = await aPage(demo, {
    slug: 'group',
    kind: 'group',
    hostIds: [demo.ana.id, demo.ben.id],
  })
  const { booked } = await storm(page.id, () => berlin(13, '10:00'), 20)
  expect(booked).toHaveLength(1)
  expect(booked[0]?.hosts).toHaveLength(2)
  await expect(attempt(demo.page.id, berlin(13, '10:00'), 1)).rejects.toMatchObject({
    code: 'slot-taken',
  })
})
