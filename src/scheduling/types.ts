/** The vocabulary of the scheduling core. Instants are epoch milliseconds throughout. */

/** `[start, end)` in epoch ms, `start < end`. */
export interface Interval {
  readonly start: number
  readonly end: number
}

/** Intervals in ascending order that neither overlap nor touch. */
export type IntervalList = readonly Interval[]

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type PlainDate = string

/** A wall-clock time, `HH:MM`; `24:00` may stand as an end. */
export type WallTime = string

/** An end at or before its start runs past midnight: `['22:00', '02:00']` ends on the next day. */
export type Period = readonly [start: WallTime, end: WallTime]

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly Period[]>>>

/** Replaces the weekly hours that start on `date`; no periods means a day off. */
interface DateOverride {
  readonly date: PlainDate
  readonly periods: readonly Period[]
}

/** A stay elsewhere: from `from` to `until`, both included, the hours are read in `timeZone`. */
interface ZoneStay {
  readonly from: PlainDate
  readonly until: PlainDate
  readonly timeZone: string
}

/** When a host offers time. Zones are IANA names. */
export interface Schedule {
  readonly timeZone: string
  readonly weekly: WeeklyHours
  readonly overrides: readonly DateOverride[]
  readonly zoneStays?: readonly ZoneStay[]
}

/**
 * How far ahead people may book. Days are those of the schedule's zone: a rolling horizon ends with
 * the `days`-th day after today (0 is today only), dates are both included.
 */
export type Horizon =
  | { readonly kind: 'rolling'; readonly days: number }
  | { readonly kind: 'dates'; readonly from: PlainDate; readonly until: PlainDate }

/** Most meetings a host takes from one page per day and per ISO week (Monday first), in the schedule's zone. */
export interface MeetingLimits {
  readonly perDay?: number | undefined
  readonly perWeek?: number | undefined
}

export interface SlotRules {
  readonly durationMinutes: number
  /** Starts lie this far apart, counted from the start of each open period. */
  readonly stepMinutes: number
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  /** Counted from `now`; a start exactly at the end of the notice is offered. */
  readonly noticeMinutes: number
  readonly horizon: Horizon
  readonly limits: MeetingLimits
}

/**
 * Time a host has given to a meeting or a hold, with that meeting's own buffers.
 * Two occupancies must lie apart by the larger of the first's `bufferAfter` and the second's
 * `bufferBefore`: buffers may overlap each other, never a meeting.
 */
export interface Occupied extends Interval {
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
}

/** One host as the engine sees them. */
export interface HostAvailability {
  readonly hostId: string
  readonly schedule: Schedule
  /** Calendar events and blocks of one's own: the candidate's buffers keep clear of them. Any order. */
  readonly busy: readonly Interval[]
  readonly occupied: readonly Occupied[]
  /** Starts of this host's meetings on this page (epoch ms), for the limits. Any order. */
  readonly countedStarts: readonly number[]
}

/** Why a start is not offered; the first that applies, in this order. */
export type SlotRefusal =
  | 'in-the-past'
  | 'too-soon'
  | 'beyond-horizon'
  | 'outside-hours'
  | 'off-step'
  | 'busy'
  | 'buffer'
  | 'limit-reached'

/** A host who could take a round-robin meeting. */
export interface HostCandidate {
  readonly hostId: string
  /** Share of the pool's meetings, ≥ 0; 0 takes meetings only when nobody else can. */
  readonly weight: number
  /** Turns that the pool owes them, as `sharesOf` counts. */
  readonly owed: number
  /** Epoch ms of the latest assignment, undefined for a newcomer. */
  readonly lastBookedAt: number | undefined
  /** The contact's owner according to the CRM. */
  readonly isOwner: boolean
}
