import { askLengthOrDate, askWhichDate, possibleOrder } from './ask-which-date.ts'
import { findRepeatedPart } from './find-repeated-part.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { readMeeting } from './read-meeting.ts'
import type { Scope } from './scope.ts'
import type { Fault, Question, ShorthandCommand, When } from './types.ts'
import { dateOrderOf } from './when/date-order.ts'
import { readWhen } from './when/read-when.ts'
import { todayAt } from './when/today.ts'
import { whoOf } from './who-of.ts'

type Unwrapped = Omit<ShorthandCommand, 'kind' | 'typed' | 'note'>

/** Combines the pieces of a command. Pieces that exclude each other are a fault or a question. */
export function assembleCommand(
  scope: Scope,
  pieces: readonly Piece[],
): Unwrapped | Fault | Question {
  for (const piece of pieces) {
    if (piece.kind === 'fault') return piece.fault
    if (piece.kind === 'question') return piece.question
  }
  const twice = findRepeatedPart(pieces)
  if (twice) return twice
  const meeting = readMeeting(scope, pieces)
  if (!('maxDurationMinutes' in meeting)) return meeting
  const details = readDetails(pieces)
  const when = readCalendar(scope, pieces, { ...meeting, ...details })
  if (when && !('ranges' in when)) return when
  const { meetingTypeId, durationMinutes } = meeting
  return {
    verb: scope.verb,
    who: whoOf(pieces),
    ...definedOf({ meetingTypeId, durationMinutes, when, ...details }),
  }
}

function readCalendar(
  scope: Scope,
  pieces: readonly Piece[],
  { inZone, maxDurationMinutes }: { inZone: string | undefined; maxDurationMinutes: number },
): When | Fault | Question | undefined {
  const { now, timeZone, weekStartsOn, locale } = scope.context
  const today = todayAt(now, inZone ?? timeZone, weekStartsOn)
  const calendar = { scope, pieces, today }
  const known = dateOrderOf(locale)
  const question = askLengthOrDate(calendar) ?? (known ? undefined : askWhichDate(calendar))
  if (question) return question
  const order = known ?? possibleOrder(calendar)
  return readWhen(pieces, { today, order, meetingMinutes: maxDurationMinutes })
}

function readDetails(pieces: readonly Piece[]) {
  return {
    count: piecesOf(pieces, 'count')[0]?.count,
    inZone: piecesOf(pieces, 'zone')[0]?.timeZone,
    via: piecesOf(pieces, 'via')[0]?.channel,
    outcome: piecesOf(pieces, 'outcome')[0]?.outcome,
    chat: piecesOf(pieces, 'switch')[0]?.position,
  }
}

/** Leaves out optional members instead of setting them to undefined. */
function definedOf<T extends object>(members: T): Partial<T> {
  const defined = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(defined) as Partial<T>
}
