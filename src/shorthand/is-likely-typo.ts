import { type NearWord, wordsNear } from './near-words.ts'
import { foldedAt, type Scope, wordAt } from './scope.ts'

/**
 * Whether an unknown word is more likely a typo than a name. `position` is 'who' where the grammar expects a
 * person: there, only a close match counts (`thrs`, `wensday`, `tuh`), since Sam is not Saturday; elsewhere
 * every match counts.
 */
export function isLikelyTypo(scope: Scope, at: number, position: 'who' | 'elsewhere'): boolean {
  const word = foldedAt(scope, at)
  if (scope.lexicon.names.has(word) || isNameByItsCapital(scope, at)) return false
  const near = wordsNear(scope, at)
  if (position === 'elsewhere') return near.length > 0
  return near.some(candidate => candidate.isOwnLanguage && isStronglyLike(word, candidate))
}

/** Phones capitalize the first word, so its capital letter means nothing by itself. */
function isNameByItsCapital(scope: Scope, at: number): boolean {
  const isCapital = (index: number) => /^\p{Lu}/u.test(wordAt(scope, index)?.text ?? '')
  return isCapital(at) && (at > 0 || isCapital(at + 1))
}

function isStronglyLike(word: string, { folded, distance, meaning }: NearWord): boolean {
  // Months are too similar to names: Marco, Julia, Augusto.
  if (meaning?.kind === 'month' || meaning === undefined) return false
  if (!/[aeiouy]/.test(word)) return true
  if (word.length >= 7) return true
  return distance === 1 && (word.length >= 5 || isAnagram(word, folded))
}

function isAnagram(one: string, other: string): boolean {
  return [...one].sort().join('') === [...other].sort().join('')
}
