import type { Token } from './tokens.ts'
import type { AgendaVerb, AppVerb, ShorthandVerb } from './types.ts'
import type { Lexicon } from './vocabulary/lexicon.ts'

const agendaVerbs: ReadonlySet<ShorthandVerb> = new Set<AgendaVerb>([
  'today',
  'tomorrow',
  'week',
  'next',
])
const appVerbs: ReadonlySet<ShorthandVerb> = new Set<AppVerb>([
  'settings',
  'connect',
  'status',
  'help',
])

interface VerbMatch {
  readonly verb: ShorthandVerb
  readonly length: number
}

/** The verb in first position; a text without one proposes times. */
export function readVerb(tokens: readonly Token[], lexicon: Lexicon): VerbMatch {
  const first = tokens[0]
  if (!first) return { verb: 'hub', length: 0 }
  const meanings = first.kind === 'word' ? (lexicon.meanings.get(first.folded) ?? []) : []
  const verbs = meanings.flatMap(meaning => (meaning.kind === 'verb' ? [meaning.verb] : []))
  const verb = verbs.find(each => tokens.length === 1 || !agendaVerbs.has(each))
  // In Polish, `o 15` is a time.
  const isTime = meanings[0]?.kind === 'sign' && /^\d/.test(tokens[1]?.text ?? '')
  if (isTime) return { verb: 'propose', length: 0 }
  return verb ? { verb, length: 1 } : { verb: 'propose', length: 0 }
}

/** Verbs about the app itself: they are followed by a topic, not by shorthand. */
export function takesTopic(verb: ShorthandVerb): boolean {
  return appVerbs.has(verb)
}
