import { foldedAt, found, type Match, phraseAt, type Reader, type Scope } from '../scope.ts'

const minMinutes = 1
const maxMinutes = 1440

/** `30m`, `1h`, `1h30`, `1.5h`, `90 min`, `half an hour`; a bare `30` is checked against the type. */
export const readDuration: Reader = (scope, at) => {
  const phrase = phraseAt(scope, at, 'length')
  if (phrase) return matchOf(phrase.length, phrase.meaning.minutes)
  const word = foldedAt(scope, at)
  const compound = /^(\d{1,2})h(\d{1,2})(?:m|min)?$/.exec(word)
  if (compound) return matchOf(1, Number(compound[1]) * 60 + Number(compound[2]))
  const joined = /^(\d{1,4}(?:[.,](?:25|5|75))?)-?([a-z]+)$/.exec(word)
  if (joined) return readJoined(scope, joined[1] ?? '', joined[2] ?? '')
  return readApart(scope, at, word)
}

/** `30min`, `1.5h`. */
function readJoined(scope: Scope, amount: string, unit: string): Match | undefined {
  const factor = factorOf(scope, unit)
  return factor === undefined ? undefined : matchOf(1, amountOf(amount) * factor)
}

/** `30 min`, `1 h 30 min`, or a number alone. */
function readApart(scope: Scope, at: number, word: string): Match | undefined {
  if (!/^\d{1,4}(?:[.,](?:25|5|75))?$/.test(word)) return undefined
  const factor = factorOf(scope, foldedAt(scope, at + 1))
  if (factor !== undefined) return withMinutes(scope, at + 2, amountOf(word) * factor)
  if (!/^\d+$/.test(word)) return undefined
  return found(1, { kind: 'duration', minutes: Number(word), isBare: true })
}

function withMinutes(scope: Scope, at: number, minutes: number): Match {
  const rest = foldedAt(scope, at)
  const isRest = /^\d{1,2}$/.test(rest) && factorOf(scope, foldedAt(scope, at + 1)) === 1
  return isRest ? matchOf(4, minutes + Number(rest)) : matchOf(2, minutes)
}

function factorOf(scope: Scope, unit: string): 1 | 60 | undefined {
  for (const meaning of scope.lexicon.meanings.get(unit) ?? []) {
    if (meaning.kind !== 'unit') continue
    if (meaning.unit === 'minutes') return 1
    if (meaning.unit === 'hours') return 60
  }
  return undefined
}

function amountOf(digits: string): number {
  return Number(digits.replace(',', '.'))
}

function matchOf(length: number, exactMinutes: number): Match {
  const minutes = Math.round(exactMinutes)
  if (minutes >= minMinutes && minutes <= maxMinutes) {
    return found(length, { kind: 'duration', minutes, isBare: false })
  }
  const fault = { fault: 'duration-out-of-range', minutes, minMinutes, maxMinutes } as const
  return found(length, { kind: 'fault', fault })
}
