import type { Piece } from './pieces.ts'
import { foldedAt, type Scope } from './scope.ts'

export type Run =
  | { readonly kind: 'known'; readonly piece: Piece }
  /** Consecutive unknown words: the tokens `[from, to)`. */
  | { readonly kind: 'unknown'; readonly from: number; readonly to: number }

/** Words with little meaning in a command that belong to a name between two of its parts. */
export const nameParticles: ReadonlySet<string> = new Set(
  'da de del della der den di do dos du la le lo van von y e'.split(' '),
)

/** Joins neighboring unknown words, such as `Leonardo da Vinci`. */
export function runsOf(scope: Scope, pieces: readonly Piece[]): Run[] {
  const runs: Run[] = []
  for (const [index, piece] of pieces.entries()) {
    const last = runs.at(-1)
    const continues = last?.kind === 'unknown' && last.to === piece.from
    const belongs = piece.kind === 'unknown' || isParticle(scope, pieces, index)
    if (belongs && continues) runs[runs.length - 1] = { ...last, to: piece.to }
    else if (piece.kind === 'unknown')
      runs.push({ kind: 'unknown', from: piece.from, to: piece.to })
    else runs.push({ kind: 'known', piece })
  }
  return runs
}

function isParticle(scope: Scope, pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index]
  if (piece?.kind !== 'filler' && piece?.kind !== 'joint') return false
  const isWord = piece.to === piece.from + 1 && nameParticles.has(foldedAt(scope, piece.from))
  const follows = pieces.slice(index + 1, index + 3).find(next => next.kind !== 'filler')
  return isWord && follows?.kind === 'unknown'
}
