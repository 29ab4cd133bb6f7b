import type { PieceBody } from './pieces.ts'
import type { Title } from './titles.ts'
import type { Token, WordToken } from './tokens.ts'
import type { ShorthandContext, ShorthandVerb } from './types.ts'
import type { Lexicon } from './vocabulary/lexicon.ts'
import type { Meaning } from './vocabulary/meanings.ts'
import type { Sign } from './vocabulary/vocabulary.ts'

/** The input of every reader. */
export interface Scope {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
  readonly context: ShorthandContext
  /** Titles of the context's meeting types, in order. */
  readonly titles: readonly Title[]
  readonly verb: ShorthandVerb
}

/** A reader's result: the number of tokens and their meaning. */
export interface Match {
  readonly length: number
  readonly bodies: readonly PieceBody[]
}

/** Reads one part of the grammar at token `at`; undefined leaves it to the next reader. */
export type Reader = (scope: Scope, at: number) => Match | undefined

export function found(length: number, ...bodies: PieceBody[]): Match {
  return { length, bodies }
}

export function wordAt(scope: Scope, at: number): WordToken | undefined {
  const token = scope.tokens[at]
  return token?.kind === 'word' ? token : undefined
}

/** The folded word at `at`; empty if there is none, so that no pattern matches it. */
export function foldedAt(scope: Scope, at: number): string {
  return wordAt(scope, at)?.folded ?? ''
}

type MeaningOf<K extends Meaning['kind']> = Extract<Meaning, { kind: K }>

/** The longest phrase at `at` with a meaning of this kind. */
export function phraseAt<K extends Meaning['kind']>(
  scope: Scope,
  at: number,
  kind: K,
): { readonly meaning: MeaningOf<K>; readonly length: number } | undefined {
  for (const { meanings, length } of phrasesAt(scope, at)) {
    const meaning = meanings.find((each): each is MeaningOf<K> => each.kind === kind)
    if (meaning) return { meaning, length }
  }
  return undefined
}

/** The number of words of the sign at `at`; 0 if it is not there. */
export function signAt(scope: Scope, at: number, sign: Sign): number {
  for (const { meanings, length } of phrasesAt(scope, at)) {
    if (meanings.some(meaning => meaning.kind === 'sign' && meaning.sign === sign)) return length
  }
  return 0
}

/** Skips fillers, two at most. */
export function pastFillers(scope: Scope, at: number): number {
  const next = at + signAt(scope, at, 'filler')
  return next + signAt(scope, next, 'filler')
}

interface Phrase {
  /** Those of the rep's own language first. */
  readonly meanings: readonly Meaning[]
  readonly length: number
}

/** The phrases at `at` that have a meaning, the longest first. */
export function phrasesAt({ tokens, lexicon }: Scope, at: number): Phrase[] {
  const phrases: Phrase[] = []
  let phrase = ''
  for (let length = 1; length <= lexicon.maxPhraseWords; length++) {
    const token = tokens[at + length - 1]
    if (token?.kind !== 'word') break
    phrase = length === 1 ? token.folded : `${phrase} ${token.folded}`
    const meanings = lexicon.meanings.get(phrase)
    if (meanings) phrases.unshift({ meanings, length })
  }
  return phrases
}

/** The typed text of the tokens `[from, to)`. */
export function wordsBetween(scope: Scope, from: number, to: number): string {
  const [first, last] = [scope.tokens[from], scope.tokens[to - 1]]
  return first && last ? scope.text.slice(first.start, last.end) : ''
}
