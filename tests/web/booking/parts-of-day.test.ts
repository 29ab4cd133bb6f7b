import { expect, test } from 'vitest'
import { partOfDay, partsOfDay } from '../../../src/web/views/picker-data.ts'

test('the night comes before the morning, and each hour belongs to one part of its day', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => partOfDay(hour))
  expect(hours.slice(0, 6)).toEqual(Array(6).fill('night'))
  expect(hours.slice(6, 12)).toEqual(Array(6).fill('morning'))
  expect(hours.slice(12, 17)).toEqual(Array(5).fill('afternoon'))
  expect(hours.slice(17)).toEqual(Array(7).fill('evening'))
  // Shown in this order, the starts of a day are ascending.
  expect([...new Set(hours)]).toEqual(partsOfDay)
})
