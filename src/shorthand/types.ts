/** Input and result of the shorthand parser. Sentences belong to i18n; there are none here. */

import type { IntervalList, PlainDate, WallTime, Weekday } from '../scheduling/types.ts'

export interface ShorthandMeetingType {
  readonly id: string
  readonly title: string
  readonly durationsMinutes: readonly number[]
}

export interface ShorthandContext {
  /** Epoch ms. */
  readonly now: number
  /** The rep's IANA zone: days and times are in it unless the text names another one ("in …"). */
  readonly timeZone: string
  /**
   * BCP 47. The language decides between words that two languages share ("mar", "o"); the region decides what
   * `3/4` means. Without a locale, or with a bare `en`, `3/4` is a question.
   */
  readonly locale: string | undefined
  readonly meetingTypes: readonly ShorthandMeetingType[]
  /** First day of "next week" and "next thu"; Monday (ISO 8601) by default. */
  readonly weekStartsOn?: Weekday | undefined
}

type MeetingVerb = 'propose' | 'link' | 'book' | 'out' | 'move' | 'cancel' | 'free' | 'who'
/** Verbs only if they are alone: `today pm maya` proposes times. */
export type AgendaVerb = 'today' | 'tomorrow' | 'week' | 'next'
export type AppVerb = 'hub' | 'chat' | 'settings' | 'connect' | 'status' | 'help'
export type ShorthandVerb = MeetingVerb | AgendaVerb | AppVerb

export type Channel = 'email' | 'chat' | 'slack'

export type Who =
  /** `email` is lower case; `name` is present if it was right before the address. */
  | { readonly kind: 'email'; readonly email: string; readonly name?: string }
  | { readonly kind: 'slack-user'; readonly id: string }
  /**
   * As typed. `mayMean` contains commands that the rep may have meant if nobody has this name, nearest first:
   * `sam thu` could be `sat thu`.
   */
  | { readonly kind: 'name'; readonly name: string; readonly mayMean?: readonly Suggestion[] }
  | { readonly kind: 'deal'; readonly text: string }

/** The requested times of one day, as wall times in `When.timeZone`; not clipped to `now`. */
export interface DaySpan {
  readonly day: PlainDate
  readonly from: WallTime
  /** `24:00` is the end of the day. A precise start has `until === from`. */
  readonly until: WallTime
}

export interface When {
  /** Never empty. Every end is in the future, and a start in the past is clipped to `now`. */
  readonly ranges: IntervalList
  /** Present if exactly one precise start was requested (`thu 15:00`). */
  readonly exact?: number
  /** All precise starts, ascending: `thu 15:00 or fri 10:00`. Their ranges last as long as the meeting. */
  readonly starts: readonly number[]
  /** The days that have ranges, ascending. */
  readonly days: readonly PlainDate[]
  /** True if no day was named: these are the coming two weeks, or a start's next occurrence. */
  readonly isAnyDay: boolean
  readonly spans: readonly DaySpan[]
  /** The zone of the wall times: the rep's, or the one of "in …". */
  readonly timeZone: string
  /** The interpretation as shorthand with full dates; parsing it gives the same ranges. */
  readonly words: string
}

export interface ShorthandCommand {
  readonly kind: 'command'
  readonly verb: ShorthandVerb
  readonly who: readonly Who[]
  readonly meetingTypeId?: string
  readonly durationMinutes?: number
  readonly when?: When
  /** How many times to propose, 1 to 5. */
  readonly count?: number
  /** IANA zone of "in …", which the wall times of this command are in. */
  readonly inZone?: string
  readonly via?: Channel
  /** The text after `--`, trimmed. */
  readonly note?: string
  /**
   * For `out`: `completed`, `no-show`, `rescheduled` or `canceled` for words of the three languages, otherwise
   * the account's own outcome as typed.
   */
  readonly outcome?: string
  /** For `chat`; absent: the rep asks for the state. */
  readonly chat?: 'on' | 'off'
  /** The text after `help`, `settings`, `connect` or `status`. */
  readonly topic?: string
  readonly typed: string
}

export interface Suggestion {
  /** Label of the button: `Thu`. */
  readonly word: string
  /** The whole command, rewritten. */
  readonly text: string
}

export type Question =
  | {
      readonly question: 'which-date'
      readonly options: readonly { readonly dates: readonly PlainDate[]; readonly text: string }[]
    }
  | {
      readonly question: 'which-type'
      readonly word: string
      readonly options: readonly {
        readonly meetingTypeId: string
        readonly title: string
        readonly text: string
      }[]
    }
  | {
      readonly question: 'unknown-word'
      readonly word: string
      /** At most three, nearest first; empty if no word is similar. */
      readonly suggestions: readonly Suggestion[]
    }

export type ShorthandQuestion = { readonly kind: 'question'; readonly typed: string } & Question

export type Fault =
  | {
      readonly fault: 'too-long'
      readonly lengthCharacters: number
      readonly maxCharacters: number
    }
  | {
      readonly fault: 'count-out-of-range'
      readonly count: number
      readonly min: number
      readonly max: number
    }
  /** A bare number that is not a duration of the meeting type (or of any type, if none is named). */
  | {
      readonly fault: 'duration-not-offered'
      readonly minutes: number
      readonly allowedMinutes: readonly number[]
      readonly meetingTypeId?: string
    }
  | {
      readonly fault: 'duration-out-of-range'
      readonly minutes: number
      readonly minMinutes: number
      readonly maxMinutes: number
    }
  | { readonly fault: 'time-in-the-past'; readonly day: PlainDate }
  /** `17-14`: ends before it starts. */
  | { readonly fault: 'bad-range'; readonly word: string }
  | { readonly fault: 'no-such-time'; readonly word: string }
  | { readonly fault: 'no-such-date'; readonly word: string }
  /** `thu 13 nov` if the 13th is a Friday. */
  | {
      readonly fault: 'weekday-mismatch'
      readonly day: PlainDate
      readonly weekday: Weekday
      readonly actual: Weekday
    }
  | { readonly fault: 'unknown-zone'; readonly word: string }
  | { readonly fault: 'unknown-channel'; readonly word: string }
  | { readonly fault: 'bad-email'; readonly word: string }
  /** `x3 x4`, `demo intro`, … */
  | { readonly fault: 'given-twice'; readonly part: 'type' | 'duration' | 'count' | 'zone' | 'via' }
  /** The conditions exclude each other: `am after 3`, `fri not fri`. */
  | { readonly fault: 'nothing-left' }

export type ShorthandFault = { readonly kind: 'fault'; readonly typed: string } & Fault

export type ShorthandReading = ShorthandCommand | ShorthandQuestion | ShorthandFault
