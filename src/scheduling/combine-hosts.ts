import { candidateStarts } from './candidate-starts.ts'
import { freeStarts } from './free-starts.ts'
import { indexStarts, type StartIndex } from './start-index.ts'
import type { HostAvailability, Interval, Schedule, SlotRules } from './types.ts'

interface Several {
  readonly hosts: readonly HostAvailability[]
  readonly rules: SlotRules
  readonly range: Interval
  readonly now: number
}

/** Round robin: starts at which at least one host is free, ascending. */
export function listPoolStarts(several: Several): number[] {
  let starts: number[] = []
  for (const free of freeStartsByHost(several)) starts = unite(starts, free)
  return starts
}

/** Group: starts at which every host is free, ascending; [] without hosts. */
export function listGroupStarts(several: Several): number[] {
  let starts: number[] | undefined
  for (const free of freeStartsByHost(several)) {
    starts = starts === undefined ? free : keepCommon(starts, free)
    if (starts.length === 0) return []
  }
  return starts ?? []
}

/** Hosts with the same schedule object also share its candidates. */
function* freeStartsByHost({ hosts, rules, range, now }: Several): Generator<number[]> {
  const bySchedule = new Map<Schedule, StartIndex>()
  for (const host of hosts) {
    const { schedule } = host
    const known = bySchedule.get(schedule)
    const candidates = known ?? indexStarts(candidateStarts({ schedule, rules, range, now }))
    if (known === undefined) bySchedule.set(schedule, candidates)
    yield freeStarts(candidates, host, rules)
  }
}

/** Later hosts usually add nothing, so the list is only rebuilt if one does. */
function unite(a: number[], b: number[]): number[] {
  const added = withoutThoseIn(a, b)
  return added.length === 0 ? a : [...a, ...added].sort((x, y) => x - y)
}

/** The values of `b` that are not in `a`, both ascending. */
function withoutThoseIn(a: readonly number[], b: readonly number[]): number[] {
  const rest: number[] = []
  let i = 0
  for (const start of b) {
    while (i < a.length && (a[i] ?? 0) < start) i++
    if (a[i] !== start) rest.push(start)
  }
  return rest
}

function keepCommon(a: number[], b: number[]): number[] {
  const common = new Set(b)
  return a.filter(start => common.has(start))
}
