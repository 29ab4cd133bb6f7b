import type { IcsTime } from '../ics/read-values.ts'

export type Frequency =
  | 'YEARLY'
  | 'MONTHLY'
  | 'WEEKLY'
  | 'DAILY'
  | 'HOURLY'
  | 'MINUTELY'
  | 'SECONDLY'

export interface RuleDay {
  /** 0 is Monday. */
  weekday: number
  /** 1 is the first of its month or year, -1 the last; 0 is every one. */
  nth: number
}

/** RFC 5545 §3.3.10. Empty lists are absent parts. */
export interface Rule {
  frequency: Frequency
  interval: number
  count: number | undefined
  until: IcsTime | undefined
  /** 0 is Monday. */
  weekStart: number
  byMonth: readonly number[]
  byWeekNumber: readonly number[]
  byYearDay: readonly number[]
  byMonthDay: readonly number[]
  byDay: readonly RuleDay[]
  byHour: readonly number[]
  byMinute: readonly number[]
  bySecond: readonly number[]
  byPosition: readonly number[]
  /** How to treat a day that its month does not have (RFC 7529). */
  skip: 'omit' | 'backward' | 'forward'
}

/** Remaining work for the rules of one calendar object; rules may describe times that never occur. */
export interface Budget {
  steps: number
}

/** The work of parsing a rule, besides expanding it. */
export const stepsOfRuleText = (text: string): number => 20 + text.length / 20

export const isSubDaily = ({ frequency }: Rule) =>
  frequency === 'HOURLY' || frequency === 'MINUTELY' || frequency === 'SECONDLY'
