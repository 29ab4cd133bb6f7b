import { minuteMs } from './plain-date.ts'
import type { HostAvailability, Interval, Occupied, SlotRules } from './types.ts'

/**
 * Starts strictly between `after` and `before` are blocked. Intervals are half-open: a meeting may end where a
 * block begins and begin where it ends, so both edges stay free.
 */
interface BlockedStarts {
  readonly after: number
  readonly before: number
}

/** The starts whose meeting, without buffers, would overlap the block. */
export function startsOver(block: Interval, rules: SlotRules): BlockedStarts {
  return { after: block.start - rules.durationMinutes * minuteMs, before: block.end }
}

/** The starts whose meeting with its buffers would overlap time that a calendar marks as busy. */
export function startsNearBusy(block: Interval, rules: SlotRules): BlockedStarts {
  return {
    after: block.start - (rules.durationMinutes + rules.bufferAfterMinutes) * minuteMs,
    before: block.end + rules.bufferBeforeMinutes * minuteMs,
  }
}

/** Between two meetings of one host, only the larger of the two buffers counts. */
export function startsNearOccupied(other: Occupied, rules: SlotRules): BlockedStarts {
  const before = Math.max(other.bufferAfterMinutes, rules.bufferBeforeMinutes)
  const after = Math.max(rules.bufferAfterMinutes, other.bufferBeforeMinutes)
  return {
    after: other.start - (rules.durationMinutes + after) * minuteMs,
    before: other.end + before * minuteMs,
  }
}

export function isBlocked(start: number, { after, before }: BlockedStarts): boolean {
  return after < start && start < before
}

/** Whether the block takes time at all; a block that ends where it starts takes none. */
export function takesTime(block: Interval): boolean {
  return block.start < block.end
}

/** Calls back with the starts that each block of the host forbids. */
export function forEachBlocked(
  host: Pick<HostAvailability, 'busy' | 'occupied'>,
  rules: SlotRules,
  visit: (after: number, before: number) => void,
): void {
  for (const block of host.busy) {
    if (!takesTime(block)) continue
    const { after, before } = startsNearBusy(block, rules)
    visit(after, before)
  }
  for (const other of host.occupied) {
    if (!takesTime(other)) continue
    const { after, before } = startsNearOccupied(other, rules)
    visit(after, before)
  }
}
