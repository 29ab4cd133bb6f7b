import type { PlainDate } from '../scheduling/types.ts'
import { weekdayOf } from '../scheduling/zoned-time.ts'
import type { Piece, PieceOf } from './pieces.ts'
import { type Replacement, rewrite } from './rewrite.ts'
import type { Scope } from './scope.ts'
import type { Question } from './types.ts'
import { wholeDay } from './when/asked-times.ts'
import { type DateOrder, resolveDay } from './when/resolve-day.ts'
import type { Today } from './when/today.ts'

type DayPiece = PieceOf<'day'>
type Option = Extract<Question, { question: 'which-date' }>['options'][number]

const orders: readonly DateOrder[] = ['day-first', 'month-first']
const asked = { windows: [wholeDay], starts: [] }

interface Calendar {
  readonly scope: Scope
  readonly pieces: readonly Piece[]
  readonly today: Today
}

/** A question if `3/4` may be two different days in the future; undefined if it is clear. */
export function askWhichDate(calendar: Calendar): Question | undefined {
  const unclear = calendar.pieces.filter((piece): piece is DayPiece => {
    return piece.kind === 'day' && isUnclear(calendar, piece)
  })
  const options = orders.flatMap(order => optionOf(calendar, unclear, order))
  return options.length > 1 ? { question: 'which-date', options } : undefined
}

/** The order of day and month in which all dates of the command are in the future. */
export function possibleOrder({ pieces, today }: Calendar): DateOrder {
  const days = pieces.filter((piece): piece is DayPiece => piece.kind === 'day')
  return orders.find(order => days.every(({ day }) => dateIn(day, today, order))) ?? 'day-first'
}

/** For the Italian `30 mar`, if a meeting may last 30 minutes. */
export function askLengthOrDate({ scope, pieces, today }: Calendar): Question | undefined {
  for (const piece of pieces) {
    if (piece.kind !== 'day' || piece.day.kind !== 'length-or-date') continue
    const { minutes, weekday, month, dayOfMonth } = piece.day
    const tuesday = dateIn({ kind: 'weekday', weekday, week: undefined }, today, 'day-first')
    const date = dateIn({ kind: 'month-day', month, dayOfMonth }, today, 'day-first')
    const range = { from: piece.from, to: piece.to }
    const word = scope.tokens[piece.to - 1]?.text ?? ''
    const readings = [
      ...(tuesday ? [{ date: tuesday, words: `${minutes}m ${word}` }] : []),
      ...(date ? [{ date, words: date }] : []),
    ]
    const options = readings.map(({ date, words }) => {
      return { dates: [date], text: rewrite(scope, [{ ...range, words }]) }
    })
    return { question: 'which-date', options }
  }
  return undefined
}

/** A weekday beside the date may make it clear. */
function isUnclear({ pieces, today }: Calendar, piece: DayPiece): boolean {
  if (piece.day.kind !== 'slashed') return false
  const dates = orders.map(order => dateIn(piece.day, today, order))
  if (dates[0] === dates[1]) return false
  const at = pieces.indexOf(piece)
  const weekdays = [pieces[at - 1], pieces[at + 1]].flatMap(near => {
    return near?.kind === 'day' && near.day.kind === 'weekday' ? [near.day.weekday] : []
  })
  const fitting = dates.filter(date => date && weekdays.includes(weekdayOf(date)))
  return fitting.length !== 1
}

/** All unclear dates read in one order; undefined if one of them would be in the past. */
function optionOf(
  { scope, today }: Calendar,
  pieces: readonly DayPiece[],
  order: DateOrder,
): Option[] {
  const replacements: Replacement[] = []
  for (const { day, from, to } of pieces) {
    const date = dateIn(day, today, order)
    if (!date) return []
    replacements.push({ from, to, words: date })
  }
  const dates = replacements.map(({ words }) => words)
  return dates.length > 0 ? [{ dates, text: rewrite(scope, replacements) }] : []
}

function dateIn(day: DayPiece['day'], today: Today, order: DateOrder): PlainDate | undefined {
  const resolved = resolveDay(day, { today, asked, order })
  return 'fault' in resolved ? undefined : resolved[0]
}
