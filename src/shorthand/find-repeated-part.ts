import { type Piece, piecesOf } from './pieces.ts'
import type { Fault } from './types.ts'

/** `x3 x4`: two different values for one part. The same value twice is valid. */
export function findRepeatedPart(pieces: readonly Piece[]): Fault | undefined {
  const values = {
    duration: piecesOf(pieces, 'duration').map(piece => piece.minutes),
    count: piecesOf(pieces, 'count').map(piece => piece.count),
    zone: piecesOf(pieces, 'zone').map(piece => piece.timeZone),
    via: piecesOf(pieces, 'via').map(piece => piece.channel),
  }
  for (const part of ['duration', 'count', 'zone', 'via'] as const) {
    if (new Set<string | number>(values[part]).size > 1) return { fault: 'given-twice', part }
  }
  return undefined
}
