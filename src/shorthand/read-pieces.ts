import type { Piece } from './pieces.ts'
import { readCount } from './readers/read-count.ts'
import { readDay } from './readers/read-day.ts'
import { readDayJoint } from './readers/read-day-joint.ts'
import { readDuration } from './readers/read-duration.ts'
import { readTitleWords, readWholeTitle } from './readers/read-meeting-type.ts'
import { readMonthDate } from './readers/read-month-date.ts'
import { readNumericDate } from './readers/read-numeric-date.ts'
import { readOutcome, readSign, readSwitch } from './readers/read-small-words.ts'
import { readTime } from './readers/read-time.ts'
import { readVia } from './readers/read-via.ts'
import { readWho } from './readers/read-who.ts'
import { readZone } from './readers/read-zone.ts'
import { found, type Reader, type Scope } from './scope.ts'

/**
 * The first match wins, so the order is the grammar's precedence: dates before times (`nov 12 pm`), times
 * before durations (`3 pm`), and titles by a single word last, so that a type called "Month review" does not
 * match `mon`.
 */
const readers: readonly Reader[] = [
  readWholeTitle,
  readWho,
  readOutcome,
  readSwitch,
  readCount,
  readMonthDate,
  readNumericDate,
  readDay,
  readDayJoint,
  readZone,
  readVia,
  readTime,
  readDuration,
  readSign,
  readTitleWords,
]

/** Reads the tokens from `start` on, left to right; every token ends up in one piece. */
export function readPieces(scope: Scope, start: number): Piece[] {
  const pieces: Piece[] = []
  let at = start
  while (at < scope.tokens.length) {
    const match = readAt(scope, at)
    const to = at + match.length
    for (const body of match.bodies) pieces.push({ ...body, from: at, to })
    at = to
  }
  return pieces
}

function readAt(scope: Scope, at: number) {
  for (const read of readers) {
    const match = read(scope, at)
    if (match) return match
  }
  return found(1, { kind: 'unknown' })
}
