import type { Weekday } from '../../scheduling/types.ts'
import type { Channel, ShorthandVerb } from '../types.ts'

/**
 * Words and phrases with one meaning, separated by commas; the first one is shown. Written with diacritics,
 * which are ignored in comparisons.
 */
export type Words = string

export type PartOfDay = 'am' | 'pm' | 'morning' | 'afternoon' | 'evening'
export type Outcome = 'completed' | 'no-show' | 'rescheduled' | 'canceled'
export type Unit = 'minutes' | 'hours' | 'days' | 'weeks'

/** Function words that have a meaning only beside others. */
export type Sign =
  | 'after'
  | 'before'
  /** Opens a range of times: from 2 to 5. */
  | 'from'
  /** Closes one. */
  | 'until'
  /** Opens a range whose ends are joined by `and`. */
  | 'between'
  | 'at'
  /** Before a zone (in Rome) or a distance (in 3 days). */
  | 'in'
  | 'via'
  | 'not'
  | 'or'
  | 'and'
  | 'this'
  | 'next'
  | 'week'
  | 'noon'
  /** Has no meaning here: on, the, for. */
  | 'filler'

export interface Vocabulary {
  readonly verbs: Readonly<Partial<Record<ShorthandVerb, Words>>>
  readonly weekdays: Readonly<Record<Weekday, Words>>
  /** January first. */
  readonly months: readonly Words[]
  /** Whether people write `nov 12`. */
  readonly monthMayLead: boolean
  readonly partsOfDay: Readonly<Partial<Record<PartOfDay, Words>>>
  /** Words for a part of today: tonight. */
  readonly partsOfToday: Readonly<Partial<Record<PartOfDay, Words>>>
  /** Words by their distance from today in days: tomorrow is 1. */
  readonly dayOffsets: Readonly<Record<number, Words>>
  /** Words for durations, by minutes: half an hour. */
  readonly lengths: Readonly<Record<number, Words>>
  readonly units: Readonly<Record<Unit, Words>>
  readonly channels: Readonly<Record<Channel, Words>>
  /** Words that contain both "via" and the channel, such as the Polish instrumental. */
  readonly viaChannels: Readonly<Partial<Record<Channel, Words>>>
  readonly outcomes: Readonly<Record<Outcome, Words>>
  readonly switches: Readonly<Record<'on' | 'off', Words>>
  readonly signs: Readonly<Record<Sign, Words>>
  /** Given names and surnames that are similar to a word above. */
  readonly names: Words
}
