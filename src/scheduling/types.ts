/** Types of the scheduling core. Instants are always epoch milliseconds. */

/** `[start, end)` in epoch ms, `start < end`. */
export interface Interval {
  readonly start: number
  readonly end: number
}

/** Intervals in ascending order that neither overlap nor touch. */
export type IntervalList = readonly Interval[]

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type PlainDate = string

/** A wall-clock time, `HH:MM`; `24:00` may be an end. */
export type WallTime = string

/** An end at or before its start runs past midnight: `['22:00', '02:00']` ends on the next day. */
export type Period = readonly [start: WallTime, end: WallTime]

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly Period[]>>>

/** Replaces the weekly hours that start on `date`; without periods, a day off. */
interface DateOverride {
  readonly date: PlainDate
  readonly periods: readonly Period[]
}

/** From `from` to `until`, both included, the hours apply in `timeZone`. */
interface ZoneStay {
  readonly from: PlainDate
  readonly until: PlainDate
  readonly timeZone: string
}

/** A host's open time. Zones are IANA names. */
export interface Schedule {
  readonly timeZone: string
  readonly weekly: WeeklyHours
  readonly overrides: readonly DateOverride[]
  readonly zoneStays?: readonly ZoneStay[]
}

/**
 * How far ahead people may book, in days of the schedule's zone. A rolling horizon ends with the `days`-th day
 * after today (0 is today only); dates are both included.
 */
export type Horizon =
  | { readonly kind: 'rolling'; readonly days: number }
  | { readonly kind: 'dates'; readonly from: PlainDate; readonly until: PlainDate }

/**
 * Maximum number of a host's meetings from one page, per day and per ISO week (Monday first), in the schedule's
 * zone.
 */
export interface MeetingLimits {
  readonly perDay?: number | undefined
  readonly perWeek?: number | undefined
}

export interface SlotRules {
  readonly durationMinutes: number
  /** Distance between starts, counted from the start of each open period. */
  readonly stepMinutes: number
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  /** Counted from `now`; a start exactly at the end of the notice is allowed. */
  readonly noticeMinutes: number
  readonly horizon: Horizon
  readonly limits: MeetingLimits
}

/**
 * A host's time taken by a meeting or a hold, with its own buffers.
 * Between two of them, the larger of the first's `bufferAfter` and the second's `bufferBefore` has to be free:
 * buffers may overlap each other, but no meeting.
 */
export interface Occupied extends Interval {
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
}

/** One host's data for the computation of starts. */
export interface HostAvailability {
  readonly hostId: string
  readonly schedule: Schedule
  /** Calendar events and the host's own blocks, which the new meeting's buffers must not overlap. Any order. */
  readonly busy: readonly Interval[]
  readonly occupied: readonly Occupied[]
  /** Starts of this host's meetings on this page (epoch ms), for the limits. Any order. */
  readonly countedStarts: readonly number[]
}

/** Why a start is not available; the first reason that applies, in this order. */
export type SlotRefusal =
  | 'in-the-past'
  | 'too-soon'
  | 'beyond-horizon'
  | 'outside-hours'
  | 'off-step'
  | 'busy'
  | 'buffer'
  | 'limit-reached'

/** A possible host of a round-robin meeting. */
export interface HostCandidate {
  readonly hostId: string
  /** Share of the pool's meetings, ≥ 0; with 0, the host gets meetings only if nobody else is free. */
  readonly weight: number
  /** Turns that the host is behind, as `sharesOf` counts them. */
  readonly turnsBehind: number
  /** Epoch ms of the latest assignment; undefined: none yet. */
  readonly lastBookedAt: number | undefined
  /** The contact's owner in the CRM. */
  readonly isOwner: boolean
}
