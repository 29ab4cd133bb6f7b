import { lexShorthand } from './lex-shorthand.ts'
import type { Piece } from './pieces.ts'
import { readPieces } from './read-pieces.ts'
import { readVerb, takesTopic } from './read-verb.ts'
import type { Scope } from './scope.ts'
import { titlesOf } from './titles.ts'
import type { ShorthandContext } from './types.ts'
import { lexiconFor } from './vocabulary/lexicon.ts'

interface ReadText {
  readonly scope: Scope
  /** Unknown words are not decided yet. Empty if the verb takes a topic. */
  readonly pieces: Piece[]
  readonly note: string | undefined
}

/** A command split into pieces, before names are found and the pieces are combined. */
export function readText(text: string, context: ShorthandContext): ReadText {
  const { tokens, note } = lexShorthand(text)
  const lexicon = lexiconFor(context.locale)
  const { verb, length } = readVerb(tokens, lexicon)
  const titles = titlesOf(context.meetingTypes)
  const scope = { text, tokens, lexicon, context, titles, verb }
  return { scope, pieces: takesTopic(verb) ? [] : readPieces(scope, length), note }
}
