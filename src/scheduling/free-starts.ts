import { forEachBlocked } from './blocked-starts.ts'
import { limitReached } from './limits.ts'
import { countUpTo, type StartIndex } from './start-index.ts'
import type { HostAvailability, SlotRules } from './types.ts'

/**
 * The candidates that the host's calendars, meetings and limits leave free.
 *
 * Each block forbids one unbroken range of candidates. Ranges are counted as +1 where they begin and -1 where
 * they end, and one pass adds them up, so the time is linear in blocks plus candidates, and blocks may come in
 * any order.
 */
export function freeStarts(
  candidates: StartIndex,
  host: HostAvailability,
  rules: SlotRules,
): number[] {
  const { starts } = candidates
  const changes = new Int32Array(starts.length + 1)
  forEachBlocked(host, rules, (after, before) => {
    const from = countUpTo(candidates, after)
    // Instants are whole milliseconds, so "before" means up to one millisecond earlier.
    const until = countUpTo(candidates, before - 1)
    if (from >= until) return
    changes[from] = (changes[from] ?? 0) + 1
    changes[until] = (changes[until] ?? 0) - 1
  })
  const isFull = limitReached({
    limits: rules.limits,
    timeZone: host.schedule.timeZone,
    countedStarts: host.countedStarts,
  })
  const free: number[] = []
  let blocks = 0
  for (let i = 0; i < starts.length; i++) {
    blocks += changes[i] ?? 0
    const start = starts[i] ?? 0
    if (blocks === 0 && isFull?.(start) !== true) free.push(start)
  }
  return free
}
