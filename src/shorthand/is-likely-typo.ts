import { type NearWord, wordsNear } from './near-words.ts'
import { foldedAt, type Scope, wordAt } from './scope.ts'

/**
 * Whether an unknown word is rather a slip than somebody's name. `place` is 'who' where the
 * grammar expects a person: there only a strong likeness counts (`thrs`, `wensday`, `tuh`), since
 * Sam is no Saturday; anywhere else every likeness does.
 */
export function isLikelyTypo(scope: Scope, at: number, place: 'who' | 'elsewhere'): boolean {
  const word = foldedAt(scope, at)
  if (scope.lexicon.names.has(word) || isNameByItsCapital(scope, at)) return false
  const near = wordsNear(scope, at)
  if (place === 'elsewhere') return near.length > 0
  return near.some(candidate => candidate.isOwnLanguage && isStronglyLike(word, candidate))
}

/** Phones begin every text with a capital, so the first word's capital says nothing by itself. */
function isNameByItsCapital(scope: Scope, at: number): boolean {
  const isCapital = (index: number) => /^\p{Lu}/u.test(wordAt(scope, index)?.text ?? '')
  return isCapital(at) && (at > 0 || isCapital(at + 1))
}

function isStronglyLike(word: string, { folded, distance, meaning }: NearWord): boolean {
  // Months are too much like names: Marco, Julia, Augusto.
  if (meaning?.kind === 'month' || meaning === undefined) return false
  if (!/[aeiouy]/.test(word)) return true
  if (word.length >= 7) return true
  return distance === 1 && (word.length >= 5 || isAnagram(word, folded))
}

function isAnagram(one: string, other: string): boolean {
  return [...one].sort().join('') === [...other].sort().join('')
}
