import type { PlainDate, Weekday } from '../scheduling/types.ts'
import type { Channel, Fault, Question, Who } from './types.ts'
import type { Outcome, PartOfDay } from './vocabulary/vocabulary.ts'

/** A time of day. `3` and `3:30` are ambiguous; `03:00`, `12`, `15` and `3pm` are not. */
export interface Clock {
  /** Since midnight, 0 to 1440. */
  readonly minutes: number
  readonly isAmbiguous: boolean
}

interface SlashedReading {
  readonly order: 'day-first' | 'month-first'
  readonly month: number
  readonly dayOfMonth: number
}

/** A day as typed, before today is known. Every `day` and `month` exists in some year. */
export type DayExpression =
  | { readonly kind: 'date'; readonly day: PlainDate }
  | { readonly kind: 'month-day'; readonly month: number; readonly dayOfMonth: number }
  /** `12th`: of this month or the next. */
  | { readonly kind: 'day-of-month'; readonly dayOfMonth: number }
  /** `3/4`: the locale decides which is the month. Contains the valid readings, at least one. */
  | {
      readonly kind: 'slashed'
      readonly readings: readonly SlashedReading[]
      readonly year: number | undefined
    }
  /** Italian `30 mar`, if meetings of 30 minutes exist: a Tuesday, or 30 March? */
  | {
      readonly kind: 'length-or-date'
      readonly minutes: number
      readonly weekday: Weekday
      readonly month: number
      readonly dayOfMonth: number
    }
  /** `week` 0 is this week, 1 the next; undefined the coming one. */
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly week: 0 | 1 | undefined }
  | { readonly kind: 'offset'; readonly days: number }
  | { readonly kind: 'week'; readonly week: 0 | 1 }

export type TimeExpression =
  | { readonly kind: 'part'; readonly part: PartOfDay }
  | { readonly kind: 'range'; readonly from: Clock; readonly until: Clock; readonly word: string }
  | { readonly kind: 'after'; readonly clock: Clock }
  | { readonly kind: 'before'; readonly clock: Clock }
  | { readonly kind: 'at'; readonly clock: Clock }

export type PieceBody =
  | { readonly kind: 'who'; readonly who: Who; readonly isOpen?: boolean }
  /** The name before an address. */
  | { readonly kind: 'address-name'; readonly name: string }
  | { readonly kind: 'type'; readonly ids: readonly string[] }
  | { readonly kind: 'duration'; readonly minutes: number; readonly isBare: boolean }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'zone'; readonly timeZone: string }
  | { readonly kind: 'via'; readonly channel: Channel }
  /** A built-in outcome, or the account's own as typed. */
  | { readonly kind: 'outcome'; readonly outcome: Outcome | (string & {}) }
  | { readonly kind: 'switch'; readonly position: 'on' | 'off' }
  | { readonly kind: 'day'; readonly day: DayExpression }
  | { readonly kind: 'time'; readonly time: TimeExpression }
  | { readonly kind: 'not' }
  | { readonly kind: 'joint'; readonly joint: 'or' | 'and' | 'comma' | 'until' }
  | { readonly kind: 'filler' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'question'; readonly question: Question }

/** A part of the command with its tokens `[from, to)`. */
export type Piece = PieceBody & { readonly from: number; readonly to: number }
export type PieceOf<K extends PieceBody['kind']> = Extract<Piece, { kind: K }>

export function piecesOf<K extends PieceBody['kind']>(
  pieces: readonly Piece[],
  kind: K,
): PieceOf<K>[] {
  return pieces.filter((piece): piece is PieceOf<K> => piece.kind === kind)
}
