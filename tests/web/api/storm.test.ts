import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiServer, goodBooking, startApi } from './api-server.ts'

let api: ApiServer
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const crowd = Array.from({ length: 200 }, (_, index) => index)

test('200 people at one time: one meeting, 199 clear refusals with alternatives', async () => {
  const replies = await Promise.all(
    crowd.map(index =>
      api.call('POST', '/api/v1/pages/demo/meetings', {
        body: {
          ...goodBooking('2026-11-03T09:00:00Z'),
          invitee: { email: `guest${index}@example.com`, name: `Guest ${index}` },
        },
      }),
    ),
  )
  const booked = replies.filter(({ status }) => status === 201)
  const refused = replies.filter(({ status }) => status === 409)
  expect([booked.length, refused.length]).toEqual([1, 199])
  expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['slot-taken']))
  expect(refused.every(({ body }) => body.alternatives.length === 3)).toBe(true)
})

test('200 repeats of one request at once: one meeting, 200 times the same answer', async () => {
  const replies = await Promise.all(
    crowd.map(() =>
      api.call('POST', '/api/v1/pages/demo/meetings', {
        body: goodBooking('2026-11-04T09:00:00Z'),
        headers: { 'Idempotency-Key': 'the same' },
      }),
    ),
  )
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1)
  const isNew = replies.filter(({ headers }) => headers.get('idempotency-replayed') === null)
  expect(isNew).toHaveLength(1)
})
