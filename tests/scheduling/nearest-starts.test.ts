import { expect, test } from 'vitest'
import { nearestStarts } from '../../src/scheduling/nearest-starts.ts'

test('the nearest starts are offered instead, in order, without the one that was lost', () => {
  expect(nearestStarts([10, 20, 30, 40, 50, 90], 40, 3)).toEqual([20, 30, 50])
})

test('of two starts equally near, the earlier is taken', () => {
  expect(nearestStarts([10, 30], 20, 1)).toEqual([10])
})

test('where there are fewer, all are offered', () => {
  expect(nearestStarts([5], 900, 3)).toEqual([5])
  expect(nearestStarts([], 900, 3)).toEqual([])
})
