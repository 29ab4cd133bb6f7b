import { found, phraseAt, type Reader, signAt } from '../scope.ts'

/** `held`, `no show`: the outcome behind `out`. */
export const readOutcome: Reader = (scope, at) => {
  const outcome = scope.verb === 'out' ? phraseAt(scope, at, 'outcome') : undefined
  return outcome && found(outcome.length, { kind: 'outcome', outcome: outcome.meaning.outcome })
}

/** `on` and `off` behind `chat`. */
export const readSwitch: Reader = (scope, at) => {
  const position = scope.verb === 'chat' ? phraseAt(scope, at, 'switch') : undefined
  return position && found(position.length, { kind: 'switch', position: position.meaning.position })
}

/** `not`, `or`, a comma, and the words that say nothing. */
export const readSign: Reader = (scope, at) => {
  if (scope.tokens[at]?.kind === 'comma') return found(1, { kind: 'joint', joint: 'comma' })
  const not = signAt(scope, at, 'not')
  if (not > 0) return found(not, { kind: 'not' })
  const or = signAt(scope, at, 'or')
  if (or > 0) return found(or, { kind: 'joint', joint: 'or' })
  const and = signAt(scope, at, 'and')
  if (and > 0) return found(and, { kind: 'joint', joint: 'and' })
  const filler = signAt(scope, at, 'filler')
  return filler > 0 ? found(filler, { kind: 'filler' }) : undefined
}
