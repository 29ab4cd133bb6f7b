import { foldedAt, found, type Match, type Reader, type Scope, wordAt } from '../scope.ts'
import { type Title, titleWords } from '../titles.ts'

const maxTitleWords = 8
const minPrefixLetters = 3

/** A whole title, in quotes or of several words: it takes precedence over all other meanings. */
export const readWholeTitle: Reader = (scope, at) => {
  const token = scope.tokens[at]
  if (token?.kind === 'quoted') {
    return typeMatch(1, titled(scope, titleWords(token.content).join(' ')))
  }
  for (const { text, length } of stretchesAt(scope, at)) {
    const match = length > 1 ? typeMatch(length, titled(scope, text)) : undefined
    if (match) return match
  }
  return undefined
}

/** A title of one word, the first words of a title, or one whole word of it. */
export const readTitleWords: Reader = (scope, at) => {
  for (const { text, length } of stretchesAt(scope, at)) {
    const match = typeMatch(length, titled(scope, text)) ?? typeMatch(length, begun(scope, text))
    if (match && !looksLikeName(scope, at)) return match
  }
  const [word = ''] = titleWords(foldedAt(scope, at))
  if (word.length < minPrefixLetters) return undefined
  return typeMatch(
    1,
    scope.titles.filter(title => title.words.includes(word)),
  )
}

function titled(scope: Scope, text: string): Title[] {
  return scope.titles.filter(title => text !== '' && title.joined === text)
}

/** The last word may be shortened: `disc` or `discovery c` for "Discovery call". */
function begun(scope: Scope, text: string): Title[] {
  const [first = ''] = text.split(' ')
  if (first.length < minPrefixLetters || /^\d/.test(text)) return []
  return scope.titles.filter(title => title.joined.startsWith(text))
}

/** `Max Power` is a person, though "Maximize" begins with the same letters. */
function looksLikeName(scope: Scope, at: number): boolean {
  const isCut = !scope.titles.some(title => title.words.includes(foldedAt(scope, at)))
  const isCapital = (text: string | undefined) => /^\p{Lu}/u.test(text ?? '')
  return isCut && isCapital(wordAt(scope, at)?.text) && isCapital(wordAt(scope, at + 1)?.text)
}

function typeMatch(length: number, titles: readonly Title[]): Match | undefined {
  if (titles.length === 0) return undefined
  return found(length, { kind: 'type', ids: titles.map(({ id }) => id) })
}

/** The words from `at` on, normalized like titles, the longest sequence first. */
function stretchesAt(scope: Scope, at: number): { text: string; length: number }[] {
  const stretches: { text: string; length: number }[] = []
  const words: string[] = []
  for (let length = 1; length <= maxTitleWords && wordAt(scope, at + length - 1); length++) {
    words.push(...titleWords(foldedAt(scope, at + length - 1)))
    stretches.unshift({ text: words.join(' '), length })
  }
  return stretches
}
