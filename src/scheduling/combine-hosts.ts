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

/** Hosts that share one schedule object share its candidates, too. */
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

function unite(a: number[], b: number[]): number[] {
  const united: number[] = []
  let j = 0
  for (const start of a) {
    for (let other = b[j]; other !== undefined && other <= start; other = b[++j]) {
      if (other < start) united.push(other)
    }
    united.push(start)
  }
  for (; j < b.length; j++) united.push(b[j] ?? 0)
  return united
}

function keepCommon(a: number[], b: number[]): number[] {
  const common = new Set(b)
  return a.filter(start => common.has(start))
}
