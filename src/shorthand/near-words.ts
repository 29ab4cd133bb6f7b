import { editDistance } from '../text/edit-distance.ts'
import type { Scope } from './scope.ts'
import type { Meaning } from './vocabulary/meanings.ts'

/** Longer than any word of the vocabulary plus the edits. */
const maxLetters = 24

export interface NearWord {
  readonly folded: string
  /** As it is shown and written. */
  readonly shown: string
  readonly distance: number
  /** Undefined for a word of a meeting type's title. */
  readonly meaning: Meaning | undefined
  readonly isOwnLanguage: boolean
}

/**
 * Words that are possible at this position and similar to the typed one, nearest first and, at the same
 * distance, in the rep's language first. Verbs are possible in first position, months beside a number.
 */
export function wordsNear(scope: Scope, at: number): NearWord[] {
  const token = scope.tokens[at]
  if (token?.kind !== 'word' || token.folded.length > maxLetters) return []
  const max = maxEdits(token.folded)
  return candidates(scope, at)
    .map(word => ({ ...word, distance: editDistance(token.folded, word.folded, max) }))
    .filter(({ distance }) => distance > 0 && distance <= max)
    .sort((a, b) => a.distance - b.distance)
}

function maxEdits(word: string): number {
  if (word.length < 3) return 0
  return word.length < 6 ? 1 : 2
}

function candidates(scope: Scope, at: number): Omit<NearWord, 'distance'>[] {
  const words = scope.lexicon.words.filter(({ folded, meaning }) => {
    return folded.length > 1 && makesSense(scope, at, meaning)
  })
  const titles = scope.titles.flatMap(({ words: folded, title }) => {
    const shown = title.match(/[\p{L}\p{N}]+/gu) ?? []
    return folded.map((word, index) => {
      return { folded: word, shown: shown[index] ?? word, meaning: undefined, isOwnLanguage: true }
    })
  })
  return [...titles.filter(({ folded }) => folded.length > 2), ...words]
}

function makesSense(scope: Scope, at: number, meaning: Meaning): boolean {
  switch (meaning.kind) {
    case 'weekday':
    case 'part':
    case 'day-offset':
      return true
    case 'month':
      return isNumberAt(scope, at - 1) || isNumberAt(scope, at + 1)
    case 'unit':
      return isNumberAt(scope, at - 1)
    case 'verb':
      return at === 0
    case 'outcome':
      return scope.verb === 'out'
    case 'switch':
      return scope.verb === 'chat'
    case 'sign':
      return ['after', 'before', 'not', 'this', 'next', 'week', 'noon'].includes(meaning.sign)
    default:
      return false
  }
}

function isNumberAt(scope: Scope, at: number): boolean {
  return /^\d/.test(scope.tokens[at]?.text ?? '')
}
