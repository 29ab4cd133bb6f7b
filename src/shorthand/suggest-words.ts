import { wordsNear } from './near-words.ts'
import { readText } from './read-text.ts'
import { rewrite } from './rewrite.ts'
import type { Scope } from './scope.ts'
import type { Suggestion } from './types.ts'

const maxSuggestions = 3
/** Each try parses the whole command. */
const maxTried = 6

/**
 * At most three commands that differ from the typed one in this word only and have fewer problems. Words of
 * other languages are only used if the rep's own has none.
 */
export function suggestWords(scope: Scope, at: number): Suggestion[] {
  const near = wordsNear(scope, at)
  const own = near.filter(({ isOwnLanguage }) => isOwnLanguage)
  const words = new Set((own.length > 0 ? own : near).map(({ shown }) => shown))
  return [...words]
    .slice(0, maxTried)
    .map(word => ({ word, text: rewrite(scope, [{ from: at, to: at + 1, words: word }]) }))
    .filter(({ text }) => countTroubles(scope, text) < countTroubles(scope, scope.text))
    .slice(0, maxSuggestions)
}

/** Counts words that have no meaning, or an impossible one, at their position. */
function countTroubles({ context }: Scope, text: string): number {
  const { pieces } = readText(text, context)
  return pieces.filter(({ kind }) => kind === 'unknown' || kind === 'fault').length
}
