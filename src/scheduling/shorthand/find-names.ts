import { isLikelyTypo } from './is-likely-typo.ts'
import type { Piece, PieceBody, PieceOf } from './pieces.ts'
import { rewrite } from './rewrite.ts'
import { type Scope, wordsBetween } from './scope.ts'
import { suggestWords, wordsNear } from './suggest-words.ts'
import { type Run, runsOf } from './unknown-runs.ts'

const maxNameWords = 5
/** Letters, and what stands between them in O'Brien-Smith. */
const nameWord = /^[\p{L}\p{M}][\p{L}\p{M}.'’-]*$/u

/**
 * Decides what unknown words are: a bare name where a "who" may stand, the name before an address,
 * the rest of an open `deal:`, the account's own outcome behind `out`, a question otherwise.
 */
export function findNames(scope: Scope, pieces: readonly Piece[]): Piece[] {
  const decided: Piece[] = []
  for (const run of runsOf(scope, pieces)) {
    if (run.kind === 'known') decided.push(run.piece)
    else decided.push(...decide({ scope, run, pieces, before: decided }))
  }
  return decided
}

interface Decision {
  readonly scope: Scope
  readonly run: Extract<Run, { kind: 'unknown' }>
  readonly pieces: readonly Piece[]
  /** What stands before the run, already decided. An open deal is taken from here to be longer. */
  readonly before: Piece[]
}

function decide(decision: Decision): Piece[] {
  const { scope, run, pieces, before } = decision
  const { from, to } = run
  const text = scope.tokens
    .slice(from, to)
    .map(token => token.text)
    .join(' ')
  const last = before.at(-1)
  if (last?.kind === 'who' && last.who.kind === 'deal' && last.isOpen && last.to === from) {
    before.pop()
    return [{ ...last, who: { kind: 'deal', text: `${last.who.text} ${text}` }, to }]
  }
  if (scope.verb === 'out' && !pieces.some(piece => piece.kind === 'outcome')) {
    return [{ kind: 'outcome', outcome: text, from, to }]
  }
  return [{ ...readName(decision, text), from, to }]
}

function readName(decision: Decision, text: string): PieceBody {
  const { scope, run } = decision
  const wordsAt = Array.from({ length: run.to - run.from }, (_, index) => run.from + index)
  const oddAt = wordsAt.find(at => !nameWord.test(scope.tokens[at]?.text ?? ''))
  if (oddAt !== undefined) return askAbout(scope, oddAt)
  if (wordsAt.length > maxNameWords) return askAbout(scope, run.from)
  const isWho = mayBeWho(decision)
  if (!isWho && !namesAddress(decision, text)) return askAbout(scope, run.from)
  const place = isFirstPlace(decision) ? 'who' : 'elsewhere'
  const typoAt = wordsAt.find(at => isLikelyTypo(scope, at, place))
  if (typoAt !== undefined) return askAbout(scope, typoAt, isWho ? run : undefined)
  if (!isWho) return { kind: 'address-name', name: text }
  const isNearOwnWord = wordsNear(scope, run.from).some(near => near.isOwnLanguage)
  const mayMean = wordsAt.length === 1 && isNearOwnWord ? suggestWords(scope, run.from) : []
  const name = { kind: 'name', name: text } as const
  return { kind: 'who', who: mayMean.length > 0 ? { ...name, mayMean } : name }
}

/** Where nobody is named yet, behind `free`, and after "and" or a comma behind somebody. */
function mayBeWho({ scope, pieces, before }: Decision): boolean {
  const isNobody = ![...pieces, ...before].some(piece => piece.kind === 'who')
  const [previous, last] = before.slice(-2)
  const isListed = previous?.kind === 'who' && last?.kind === 'joint' && last.joint !== 'or'
  return isNobody || isListed || scope.verb === 'free'
}

/** `Maya Lindt maya@acme.com`, `maya maya@acme.com`: a name right before its address. */
function namesAddress({ run, pieces }: Decision, text: string): boolean {
  const next = pieces.find((piece): piece is PieceOf<'who'> => {
    return piece.kind === 'who' && piece.from === run.to
  })
  if (next?.who.kind !== 'email') return false
  return /^\p{Lu}/u.test(text) || next.who.email.startsWith(text.toLowerCase())
}

function isFirstPlace({ before }: Decision): boolean {
  return before.every(piece => ['filler', 'joint', 'who', 'type'].includes(piece.kind))
}

/** "Did you mean …?", and where a person could be meant, the words as a name. */
function askAbout(scope: Scope, at: number, name?: { from: number; to: number }): PieceBody {
  const word = scope.tokens[at]?.text ?? ''
  const suggestions = suggestWords(scope, at)
  if (name && suggestions.length > 0) {
    const quoted = `"${wordsBetween(scope, name.from, name.to)}"`
    suggestions.push({ word: quoted, text: rewrite(scope, [{ ...name, words: quoted }]) })
  }
  return { kind: 'question', question: { question: 'unknown-word', word, suggestions } }
}
