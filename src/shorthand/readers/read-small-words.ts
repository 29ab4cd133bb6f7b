import { found, phraseAt, phrasesAt, type Reader } from '../scope.ts'

/** `held`, `no show`: the outcome after `out`. */
export const readOutcome: Reader = (scope, at) => {
  const outcome = scope.verb === 'out' ? phraseAt(scope, at, 'outcome') : undefined
  return outcome && found(outcome.length, { kind: 'outcome', outcome: outcome.meaning.outcome })
}

/** `on` and `off` after `chat`. */
export const readSwitch: Reader = (scope, at) => {
  const position = scope.verb === 'chat' ? phraseAt(scope, at, 'switch') : undefined
  return position && found(position.length, { kind: 'switch', position: position.meaning.position })
}

const bodies = {
  not: { kind: 'not' },
  or: { kind: 'joint', joint: 'or' },
  and: { kind: 'joint', joint: 'and' },
  filler: { kind: 'filler' },
} as const

/** `not`, `or`, a comma, and filler words; `a` means "and" only for a Polish rep. */
export const readSign: Reader = (scope, at) => {
  if (scope.tokens[at]?.kind === 'comma') return found(1, { kind: 'joint', joint: 'comma' })
  for (const { meanings, length } of phrasesAt(scope, at)) {
    for (const meaning of meanings) {
      if (meaning.kind !== 'sign') continue
      const { sign } = meaning
      if (sign === 'not' || sign === 'or' || sign === 'and' || sign === 'filler') {
        return found(length, bodies[sign])
      }
    }
  }
  return undefined
}
