import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PoolMember, type PoolTurn, sharesOf } from '../../src/scheduling/pool-shares.ts'
import { rankHosts } from '../../src/scheduling/rank-hosts.ts'

const member = (hostId: string, changes: Partial<PoolMember> = {}): PoolMember => ({
  hostId,
  weight: 1,
  countsAfter: undefined,
  ...changes,
})

/** Who takes the next meeting of those who are free. */
function nextOf(members: readonly PoolMember[], turns: readonly PoolTurn[], free = members) {
  const shares = sharesOf(members, turns)
  const [first = ''] = rankHosts(
    free.map(({ hostId, weight }) => ({
      hostId,
      weight,
      turnsBehind: shares.get(hostId)?.turnsBehind ?? 0,
      lastBookedAt: shares.get(hostId)?.lastBookedAt,
      isOwner: false,
    })),
  )
  return first
}

/** So many meetings after those that there were. */
function book(
  members: readonly PoolMember[],
  count: number,
  { before = [], free }: { before?: readonly PoolTurn[]; free?: readonly PoolMember[] } = {},
): PoolTurn[] {
  const turns = [...before]
  for (let number = 0; number < count; number += 1)
    turns.push({ hostId: nextOf(members, turns, free), at: turns.length + 1 })
  return turns
}

const countOf = (turns: readonly PoolTurn[]) => {
  const counts: Record<string, number> = {}
  for (const { hostId } of turns) counts[hostId] = (counts[hostId] ?? 0) + 1
  return counts
}

const two = [member('ana'), member('ben')]

describe('case 21: shares count from the day a host joined', () => {
  test('a newcomer takes two of six, not five', () => {
    const before = book(two, 10)
    expect(countOf(before)).toEqual({ ana: 5, ben: 5 })
    const after = book([...two, member('cem', { countsAfter: 10 })], 6, { before }).slice(10)
    expect(countOf(after)).toEqual({ ana: 2, ben: 2, cem: 2 })
  })

  test.each([20, 200])('who was away for %s meetings takes at most three in a row', count => {
    const three = [...two, member('cem')]
    const before = book(three, count, { free: two, before: book(three, 9) })
    const after = book(three, 9, { before }).slice(count + 9)
    expect(after.slice(0, 4).map(({ hostId }) => hostId)).not.toEqual(['cem', 'cem', 'cem', 'cem'])
    expect(countOf(after).cem).toBeLessThanOrEqual(5)
    const later = book(three, 30, { before: [...before, ...after] }).slice(-21)
    expect(countOf(later)).toEqual({ ana: 7, ben: 7, cem: 7 })
  })

  test('weights that were changed count from now on', () => {
    const before = book(two, 100)
    const weighted = [member('ana', { weight: 3 }), member('ben')]
    const after = book(weighted, 40, { before }).slice(100)
    expect(countOf(after).ana).toBeGreaterThanOrEqual(30)
    expect(countOf(after).ana).toBeLessThanOrEqual(33)
    expect(countOf(book(weighted, 40, { before: [...before, ...after] }).slice(140))).toEqual({
      ana: 30,
      ben: 10,
    })
  })

  test('who left, and meetings that a host without weight took, count for nobody', () => {
    const strangers = ['zoe', 'zoe', 'spare'].map((hostId, at) => ({ hostId, at }))
    const members = [...two, member('spare', { weight: 0 })]
    expect(countOf(book(members, 4, { before: strangers }).slice(3))).toEqual({ ana: 2, ben: 2 })
  })
})

test('F18 over many meetings everybody gets their share', () => {
  const pool = [member('ana'), member('ben', { weight: 2 }), member('cem', { weight: 5 })]
  expect(countOf(book(pool, 800))).toEqual({ ana: 100, ben: 200, cem: 500 })
})

test('pending shares add up to the next turn, whoever was free and whenever they joined', () => {
  const hosts = ['ana', 'ben', 'cem', 'dua'] as const
  const members = fc.tuple(
    ...hosts.map(hostId =>
      fc.record({
        hostId: fc.constant(hostId),
        weight: fc.integer({ min: 1, max: 5 }),
        countsAfter: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      }),
    ),
  )
  const taken = fc.array(fc.constantFrom(...hosts), { maxLength: 80 })
  fc.assert(
    fc.property(members, taken, (pool, takers) => {
      const turns = takers.map((hostId, at) => ({ hostId, at }))
      const turnsBehind = [...sharesOf(pool, turns).values()].map(share => share.turnsBehind)
      expect(turnsBehind.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6)
      for (const one of turnsBehind) expect(one).toBeLessThan(1 + 1 + 1)
    }),
  )
})
