import type { DayExpression, Piece, PieceOf, TimeExpression } from '../pieces.ts'

type Joint = PieceOf<'joint'>['joint']

/** One day or time as typed, with its joint to the one before. */
export type Entry = { readonly joint: Joint | undefined } & (
  | { readonly kind: 'day'; readonly day: DayExpression }
  | { readonly kind: 'time'; readonly time: TimeExpression }
)

type Term = PieceOf<'day' | 'time' | 'not' | 'joint'>

/**
 * Requested and excluded entries. `not` excludes the day or time right after it, and others of the same kind
 * that are joined to it by "or" or "and": `not mon or fri`.
 */
export function entriesOf(pieces: readonly Piece[]): { asked: Entry[]; excluded: Entry[] } {
  const asked: Entry[] = []
  const excluded: Entry[] = []
  let joint: Joint | undefined
  let negated: Entry['kind'] | 'any' | undefined
  for (const piece of pieces.filter(isTerm)) {
    if (piece.kind === 'joint') joint = piece.joint
    else if (piece.kind === 'not') negated = 'any'
    else {
      const isJoined = joint === 'or' || joint === 'and' || joint === 'until'
      const isExcluded = negated === 'any' || (negated === piece.kind && isJoined)
      const entry = piece.kind === 'day' ? dayEntry(piece, joint) : timeEntry(piece, joint)
      ;(isExcluded ? excluded : asked).push(entry)
      negated = isExcluded ? piece.kind : undefined
    }
    if (piece.kind !== 'joint') joint = undefined
  }
  return { asked, excluded }
}

function isTerm(piece: Piece): piece is Term {
  return ['day', 'time', 'not', 'joint'].includes(piece.kind)
}

function dayEntry({ day }: PieceOf<'day'>, joint: Joint | undefined): Entry {
  return { kind: 'day', day, joint }
}

function timeEntry({ time }: PieceOf<'time'>, joint: Joint | undefined): Entry {
  return { kind: 'time', time, joint }
}
