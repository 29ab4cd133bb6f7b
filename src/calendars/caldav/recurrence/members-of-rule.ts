import { dayMs, hourMs, minuteMs } from '../../../scheduling/plain-date.ts'
import type { Interval } from '../../../scheduling/types.ts'
import type { EventTimes } from '../ics/event-times.ts'
import { type Clocks, type Moment, momentAt } from '../ics/moment.ts'
import type { IcsTime } from '../ics/read-values.ts'
import { expandRule } from './expand-rule.ts'
import { readRule } from './read-rule.ts'
import { type Budget, isSubDaily, type Rule, stepsOfRuleText } from './rule.ts'

export interface RuleMembers {
  members: Moment[]
  /** Includes more than the rule, because it could not be parsed. */
  isDoubtful: boolean
  /** From here on, the rule takes too much work. */
  cutAt: Moment | undefined
}

/** Whether a day or time of the series is not after UNTIL, which is inclusive. */
function isUntil(
  until: IcsTime,
  { start }: EventTimes,
  clocks: Clocks,
): (member: Moment) => boolean {
  if (until.kind === 'day') {
    const endMs = (until.day + 1) * dayMs
    return member => (member.kind === 'day' ? member.day * dayMs : member.wallMs) < endMs
  }
  const ownZone = start.kind === 'time' ? start.zone : clocks.ownerZone
  const last = (until.zone ?? ownZone).instantOf(until.wallMs)
  // Programs write a day in UTC or in the owner's zone: the later one counts.
  const lastDay = Math.floor(Math.max(until.wallMs, clocks.ownerZone.wallOf(last)) / dayMs)
  // If the series has no zone, UNTIL may be in the same local time.
  const lastWallMs = ownZone === clocks.ownerZone ? until.wallMs : Number.NEGATIVE_INFINITY
  return member =>
    member.kind === 'day'
      ? member.day <= lastDay
      : member.instant <= last || member.wallMs <= lastWallMs
}

/** Latest wall time that UNTIL may allow, in any zone. */
const endOfUntil = ({ until }: Rule): number => {
  if (until === undefined) return Number.POSITIVE_INFINITY
  return (until.kind === 'day' ? until.day * dayMs : until.wallMs) + 3 * dayMs
}

/** All-day events have no hours: hours in their rule are ignored. */
const forDays = (rule: Rule): Rule => ({
  ...rule,
  ...(isSubDaily(rule) ? { frequency: 'DAILY' as const, interval: 1 } : {}),
  byHour: [],
  byMinute: [],
  bySecond: [],
})

/** For a wall time that occurs twice: rules by hours or shorter steps may mean either. */
function bothTimes(member: Moment): Moment[] {
  if (member.kind === 'day') return [member]
  const { zone, wallMs, instant } = member
  const again = [30 * minuteMs, hourMs, 2 * hourMs].find(
    laterMs => zone.wallOf(instant + laterMs) === wallMs,
  )
  return again === undefined ? [member] : [member, { ...member, instant: instant + again }]
}

/** The occurrences of one RRULE or EXRULE within a window of wall times and slightly beyond. */
export function membersOfRule(
  text: string,
  { window, ...context }: { series: EventTimes; window: Interval; clocks: Clocks; budget: Budget },
): RuleMembers {
  const { series, clocks, budget } = context
  const { start } = series
  clocks.spend(stepsOfRuleText(text))
  const { rule: read, isDoubtful } = readRule(text)
  const rule = start.kind === 'day' ? forDays(read) : read
  const at = (wallMs: number): Moment =>
    start.kind === 'day'
      ? { kind: 'day', day: Math.floor(wallMs / dayMs) }
      : momentAt(wallMs, start.zone)
  const startMs = start.kind === 'day' ? start.day * dayMs : start.wallMs
  const untilMs = Math.min(window.end, endOfUntil(rule))
  const { walls, cutAtMs } = expandRule(rule, { startMs, fromMs: window.start, untilMs }, budget)
  if (isDoubtful || cutAtMs !== undefined) clocks.doubt()
  budget.steps -= walls.length
  const members = walls.map(at)
  const all = isSubDaily(rule) ? members.flatMap(bothTimes) : members
  return {
    members: rule.until ? all.filter(isUntil(rule.until, series, clocks)) : all,
    isDoubtful,
    cutAt: cutAtMs === undefined ? undefined : at(cutAtMs),
  }
}
