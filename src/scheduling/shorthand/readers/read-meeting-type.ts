import { foldWord } from '../fold-word.ts'
import { foldedAt, found, type Match, type Reader, type Scope, wordAt } from '../scope.ts'
import type { ShorthandMeetingType } from '../types.ts'

const maxTitleWords = 8
const minPrefixLetters = 3

/** A whole title, in quotes or of several words: it wins over everything its words may say. */
export const readWholeTitle: Reader = (scope, at) => {
  const token = scope.tokens[at]
  if (token?.kind === 'quoted') return typeMatch(1, titled(scope, titleWords(token.content)))
  for (const { words, length } of windowsAt(scope, at)) {
    const match = length > 1 ? typeMatch(length, titled(scope, words)) : undefined
    if (match) return match
  }
  return undefined
}

/** A title of one word, the first words of a title, or one whole word out of it. */
export const readTitleWords: Reader = (scope, at) => {
  const windows = windowsAt(scope, at)
  for (const { words, length } of windows) {
    const match = typeMatch(length, titled(scope, words)) ?? typeMatch(length, begun(scope, words))
    if (match && !looksLikeName(scope, at, words)) return match
  }
  const [word] = titleWords(foldedAt(scope, at))
  return typeMatch(
    1,
    scope.context.meetingTypes.filter(type => {
      return word !== undefined && word.length >= minPrefixLetters && wordsIn(type).includes(word)
    }),
  )
}

function titled(scope: Scope, words: readonly string[]): ShorthandMeetingType[] {
  const title = words.join(' ')
  return scope.context.meetingTypes.filter(
    type => title !== '' && wordsIn(type).join(' ') === title,
  )
}

/** The last word may be cut short: `disc` or `discovery c` for "Discovery call". */
function begun(scope: Scope, words: readonly string[]): ShorthandMeetingType[] {
  const start = words.join(' ')
  if ((words[0] ?? '').length < minPrefixLetters || /^\d/.test(start)) return []
  return scope.context.meetingTypes.filter(type => wordsIn(type).join(' ').startsWith(start))
}

/** `Max Power` is a person, though "Maximize" begins with it. */
function looksLikeName(scope: Scope, at: number, words: readonly string[]): boolean {
  const isCut = !scope.context.meetingTypes.some(type => wordsIn(type).includes(words[0] ?? ''))
  const isCapital = (text: string | undefined) => /^\p{Lu}/u.test(text ?? '')
  return isCut && isCapital(wordAt(scope, at)?.text) && isCapital(wordAt(scope, at + 1)?.text)
}

function typeMatch(length: number, types: readonly ShorthandMeetingType[]): Match | undefined {
  if (types.length === 0) return undefined
  return found(length, { kind: 'type', ids: types.map(type => type.id) })
}

/** The words from `at` on, as titles spell them, the longest stretch first. */
function windowsAt(scope: Scope, at: number): { words: string[]; length: number }[] {
  const windows: { words: string[]; length: number }[] = []
  let words: string[] = []
  for (let length = 1; length <= maxTitleWords && wordAt(scope, at + length - 1); length++) {
    words = [...words, ...titleWords(foldedAt(scope, at + length - 1))]
    windows.unshift({ words, length })
  }
  return windows
}

function wordsIn(type: ShorthandMeetingType): string[] {
  return titleWords(type.title)
}

function titleWords(title: string): string[] {
  return foldWord(title).match(/[\p{L}\p{N}]+/gu) ?? []
}
