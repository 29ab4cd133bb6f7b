import { isLikelyTypo } from './is-likely-typo.ts'
import { wordsNear } from './near-words.ts'
import type { Piece, PieceBody, PieceOf } from './pieces.ts'
import { rewrite } from './rewrite.ts'
import { foldedAt, type Scope, wordsBetween } from './scope.ts'
import { suggestWords } from './suggest-words.ts'
import type { Question, Who } from './types.ts'
import { nameParticles, type Run, runsOf } from './unknown-runs.ts'

const maxNameWords = 5
/** Letters, and the marks within names such as O'Brien-Smith. */
const nameWord = /^[\p{L}\p{M}][\p{L}\p{M}.'’-]*$/u

/**
 * Decides what unknown words mean: a bare name where a "who" is possible, the name before an address, the rest
 * of an open `deal:`, the account's own outcome after `out`, otherwise a question.
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
  /** The decided pieces before the run. An open deal is removed from them to be extended. */
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
  const oddAt = wordsAt.find(at => !mayBeName(scope, at))
  if (oddAt !== undefined) return askAbout(decision, oddAt)
  const isWho = mayBeWho(decision)
  const isName = isWho || namesAddress(decision, text)
  if (wordsAt.length > maxNameWords || !isName) return askAbout(decision, run.from)
  const position = isFirstPosition(decision) ? 'who' : 'elsewhere'
  const typoAt = wordsAt.find(at => isLikelyTypo(scope, at, position))
  const question = typoAt === undefined ? undefined : askAbout(decision, typoAt)
  if (question && question.question.suggestions.length > 0) {
    return isWho ? orAsName(decision, question) : question
  }
  return isWho ? { kind: 'who', who: nameOf(decision, text) } : { kind: 'address-name', name: text }
}

/** Words that change the meaning of others are never part of a name: `before fri` names nobody. */
function mayBeName(scope: Scope, at: number): boolean {
  const word = foldedAt(scope, at)
  const isSign = scope.lexicon.signs.has(word) && !nameParticles.has(word)
  return nameWord.test(scope.tokens[at]?.text ?? '') && !isSign
}

/** With the other possible meanings of a first name of one word. */
function nameOf({ scope, run, before }: Decision, name: string): Who {
  const isFirst = !before.some(piece => piece.kind === 'who')
  const isNear = isFirst && wordsNear(scope, run.from).some(near => near.isOwnLanguage)
  const mayMean = isNear && run.to === run.from + 1 ? suggestWords(scope, run.from) : []
  return mayMean.length > 0 ? { kind: 'name', name, mayMean } : { kind: 'name', name }
}

/** If nobody is named yet, after `free`, and after a person with "and" or a comma. */
function mayBeWho({ scope, pieces, before }: Decision): boolean {
  const isNobody = ![...pieces, ...before].some(piece => piece.kind === 'who')
  const [previous, last] = before.slice(-2)
  const isListed =
    previous?.kind === 'who' && last?.kind === 'joint' && ['and', 'comma'].includes(last.joint)
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

function isFirstPosition({ before }: Decision): boolean {
  return before.every(piece => ['filler', 'joint', 'who', 'type'].includes(piece.kind))
}

type UnknownWord = { kind: 'question'; question: Extract<Question, { question: 'unknown-word' }> }

/** "Did you mean …?" Only the first question of a command is shown, so only it has suggestions. */
function askAbout({ scope, before }: Decision, at: number): UnknownWord {
  const word = scope.tokens[at]?.text ?? ''
  const isFirst = !before.some(piece => piece.kind === 'question')
  const suggestions = isFirst ? suggestWords(scope, at) : []
  return { kind: 'question', question: { question: 'unknown-word', word, suggestions } }
}

/** If a person is possible, the words are also suggested as a name. */
function orAsName({ scope, run }: Decision, { kind, question }: UnknownWord): UnknownWord {
  const word = `"${wordsBetween(scope, run.from, run.to)}"`
  const text = rewrite(scope, [{ from: run.from, to: run.to, words: word }])
  return { kind, question: { ...question, suggestions: [...question.suggestions, { word, text }] } }
}
