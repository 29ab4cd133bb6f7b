import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankHosts } from '../../src/scheduling/rank-hosts.ts'
import type { HostCandidate } from '../../src/scheduling/types.ts'

function candidate(hostId: string, changes: Partial<HostCandidate> = {}): HostCandidate {
  return { hostId, weight: 1, turnsBehind: 0, lastBookedAt: undefined, isOwner: false, ...changes }
}

test('F18 the owner comes first, however many meetings they have', () => {
  const owner = candidate('zoe', { isOwner: true, turnsBehind: -50, lastBookedAt: 9, weight: 0 })
  expect(rankHosts([candidate('ana'), owner])).toEqual(['zoe', 'ana'])
})

test('F18 the host furthest below their weighted share is next', () => {
  const hosts = [
    candidate('ana', { turnsBehind: 0 }),
    candidate('ben', { turnsBehind: 0.5 }),
    candidate('cem', { turnsBehind: -0.5 }),
  ]
  expect(rankHosts(hosts)).toEqual(['ben', 'ana', 'cem'])
})

test('of equal shares whoever waited longest is next, a newcomer before all', () => {
  const hosts = [
    candidate('ana', { turnsBehind: 1 / 3 + 1 / 3 + 1 / 3, lastBookedAt: 200 }),
    candidate('ben', { turnsBehind: 1, lastBookedAt: 100 }),
    candidate('cem', { turnsBehind: 0.1 + 0.2 + 0.7 }),
  ]
  expect(rankHosts(hosts)).toEqual(['cem', 'ben', 'ana'])
})

test('a host without weight takes a meeting only when nobody else can', () => {
  const spare = candidate('ana', { weight: 0 })
  expect(rankHosts([spare, candidate('ben', { turnsBehind: -99 })])).toEqual(['ben', 'ana'])
  expect(rankHosts([spare])).toEqual(['ana'])
})

test('nobody is chosen of nobody', () => {
  expect(rankHosts([])).toEqual([])
})

const candidates = fc.uniqueArray(
  fc.record({
    hostId: fc.constantFrom('ana', 'ben', 'cem', 'dua', 'eli'),
    weight: fc.integer({ min: 0, max: 4 }),
    turnsBehind: fc.integer({ min: -3, max: 3 }),
    lastBookedAt: fc.option(fc.nat(3), { nil: undefined }),
    isOwner: fc.boolean(),
  }),
  { selector: ({ hostId }) => hostId },
)

test('the ranking does not depend on the order in which hosts are named', () => {
  const shuffled = candidates.chain(hosts =>
    fc.tuple(fc.constant(hosts), fc.shuffledSubarray(hosts, { minLength: hosts.length })),
  )
  fc.assert(
    fc.property(shuffled, ([hosts, others]) => {
      expect(rankHosts(others)).toEqual(rankHosts(hosts))
    }),
  )
})
