import { expect, test } from 'vitest'
import { takesBookings } from '../../src/model/takes-bookings.ts'

const now = Date.UTC(2026, 10, 2, 9)
const open = { isActive: true, kind: 'personal' } as const
const link = { isActive: true, kind: 'specific-times', slots: [now + 1] } as const

test.each([
  ['a page that is on', open, true],
  ['a page that is off', { ...open, isActive: false }, false],
  ['a link with a time ahead', link, true],
  ['a link whose meeting stands', { ...link, isUsedUp: true }, false],
  ['a link whose times have come', { ...link, slots: [now - 1, now] }, false],
  ['a link without times', { ...link, slots: [] }, false],
  ['a link that is off', { ...link, isActive: false }, false],
])('%s', (_what, page, expected) => {
  expect(takesBookings(page, now)).toBe(expected)
})
