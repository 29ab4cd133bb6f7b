import {
  isBlocked,
  startsNearBusy,
  startsNearOccupied,
  startsOver,
  takesTime,
} from './blocked-starts.ts'
import { horizonOf } from './booking-window.ts'
import { readGrid } from './candidate-starts.ts'
import { limitReached } from './limits.ts'
import { openRuns } from './open-runs.ts'
import { minuteMs } from './plain-date.ts'
import type { HostAvailability, SlotRefusal, SlotRules } from './types.ts'

/** One start to check. */
interface Question {
  readonly host: HostAvailability
  readonly rules: SlotRules
  /** Epoch ms. */
  readonly start: number
  readonly now: number
}

type StartAnswer = { offered: true } | { offered: false; reason: SlotRefusal }

/** Whether `listStarts` would list the start, and the first reason if not. */
export function checkStart(question: Question): StartAnswer {
  const reason = refusalOf(question)
  return reason === undefined ? { offered: true } : { offered: false, reason }
}

function refusalOf(question: Question): SlotRefusal | undefined {
  return refusalByDate(question) ?? refusalByHours(question) ?? refusalByOthers(question)
}

function refusalByDate({ host, rules, start, now }: Question): SlotRefusal | undefined {
  if (start < now) return 'in-the-past'
  if (start < now + rules.noticeMinutes * minuteMs) return 'too-soon'
  const horizon = horizonOf(rules.horizon, host.schedule.timeZone, now)
  return start < horizon.start || start >= horizon.end ? 'beyond-horizon' : undefined
}

function refusalByHours({ host, rules, start }: Question): SlotRefusal | undefined {
  const { stepMs, durationMs } = readGrid(rules)
  const [run] = openRuns(host.schedule, { start, end: start + 1 }, durationMs)
  if (run === undefined || start + durationMs > run.openUntil) return 'outside-hours'
  return (start - run.start) % stepMs === 0 ? undefined : 'off-step'
}

function refusalByOthers({ host, rules, start }: Question): SlotRefusal | undefined {
  const busy = host.busy.filter(takesTime)
  const occupied = host.occupied.filter(takesTime)
  const liesOver = [...busy, ...occupied].some(block => isBlocked(start, startsOver(block, rules)))
  if (liesOver) return 'busy'
  const isNear =
    busy.some(block => isBlocked(start, startsNearBusy(block, rules))) ||
    occupied.some(other => isBlocked(start, startsNearOccupied(other, rules)))
  if (isNear) return 'buffer'
  return isFull({ host, rules, start }) ? 'limit-reached' : undefined
}

function isFull({ host, rules, start }: Omit<Question, 'now'>): boolean {
  const { countedStarts, schedule } = host
  const reached = limitReached({ limits: rules.limits, timeZone: schedule.timeZone, countedStarts })
  return reached?.(start) ?? false
}
