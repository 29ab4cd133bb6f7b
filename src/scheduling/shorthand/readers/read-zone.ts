import { foldedAt, found, type Match, type Reader, type Scope, signAt, wordAt } from '../scope.ts'
import { zoneAbbreviations, zoneNamed } from '../zone-names.ts'

const maxZoneWords = 3
/** Words that say "in a zone" and little else; the others also mean "to" or "on". */
const plainSigns = new Set(['in', 'tz', 'timezone', 'strefa', 'fuso'])

/** `in New York`, `in Europe/Rome`, `in CET`; without "in" an IANA name or `CET` in capitals. */
export const readZone: Reader = (scope, at) => {
  const sign = signAt(scope, at, 'in')
  if (sign === 0) return readBareZone(scope, at)
  const minLetters = plainSigns.has(foldedAt(scope, at)) ? 1 : 4
  for (let length = maxZoneWords; length > 0; length--) {
    const name = wordsAt(scope, at + sign, length)
    const timeZone = name.length >= minLetters ? zoneNamed(name) : undefined
    if (timeZone) return found(sign + length, { kind: 'zone', timeZone })
  }
  return readUnknownZone(scope, at)
}

/** `Europe/Rome`, `CET`, `3pm ET`, `London time`. */
function readBareZone(scope: Scope, at: number): Match | undefined {
  const text = wordAt(scope, at)?.text ?? ''
  const isBehindTime = /^\d|^[ap]m$/.test(foldedAt(scope, at - 1))
  const isAbbreviation = zoneAbbreviations.has(text) && (text.length > 2 || isBehindTime)
  const timeZone = isAbbreviation || text.includes('/') ? zoneNamed(text) : undefined
  if (timeZone) return found(1, { kind: 'zone', timeZone })
  for (let length = maxZoneWords; length > 0; length--) {
    if (foldedAt(scope, at + length) !== 'time') continue
    const local = zoneNamed(wordsAt(scope, at, length))
    if (local) return found(length + 1, { kind: 'zone', timeZone: local })
  }
  return undefined
}

/** `in Atlantis` is a fault; `in the morning` and `in maggio` are not. */
function readUnknownZone(scope: Scope, at: number): Match | undefined {
  const next = wordAt(scope, at + 1)
  const isPlain = plainSigns.has(foldedAt(scope, at))
  if (!isPlain || !next || !/^\p{L}/u.test(next.text)) return undefined
  if (scope.lexicon.meanings.has(next.folded)) return undefined
  return found(2, { kind: 'fault', fault: { fault: 'unknown-zone', word: next.text } })
}

function wordsAt(scope: Scope, at: number, length: number): string {
  const words = Array.from({ length }, (_, index) => wordAt(scope, at + index)?.text ?? '')
  return words.includes('') ? '' : words.join(' ')
}
