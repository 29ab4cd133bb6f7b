import {
  isClockName,
  isZoneAbbreviation,
  maxZoneWords,
  readZone as zoneNamed,
} from '../../scheduling/zone-names/read-zone.ts'
import {
  foldedAt,
  found,
  type Match,
  phraseAt,
  type Reader,
  type Scope,
  signAt,
  wordAt,
} from '../scope.ts'
import { clockAt } from './read-clock.ts'

/** Words that mean "in a zone" and little else; the others also mean "to" or "on". */
const plainSigns = new Set(['in', 'tz', 'timezone', 'strefa', 'fuso'])

/** `in New York`, `in Eastern Time`, `in CET`; after a time also `15:00 cet`, `3pm Eastern`. */
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

/** Without "in": `Europe/Rome`, `CET`, `London time`, and after a time `est`, `ET` and `Pacific`. */
function readBareZone(scope: Scope, at: number): Match | undefined {
  for (let length = maxZoneWords; length > 0; length--) {
    const name = wordsAt(scope, at, length)
    if (name === '' || !standsAlone(scope, at, name)) continue
    const timeZone = zoneNamed(name)
    if (timeZone) return found(length, { kind: 'zone', timeZone })
  }
  return undefined
}

function standsAlone(scope: Scope, at: number, name: string): boolean {
  if (name.includes('/') || /\s(?:time|zone)$/i.test(name)) return true
  if (isZoneAbbreviation(name) && name.length > 2) return true
  if (!isZoneAbbreviation(name.toUpperCase()) && !isClockName(name)) return false
  return (
    isBehindTime(scope, at) || (isZoneAbbreviation(name) && /^\d/.test(foldedAt(scope, at - 1)))
  )
}

/** `15:00 …`, `3pm …`, `3 pm …`, `at 15 …`, `14-16 …`; not the duration in `30 …`. */
function isBehindTime(scope: Scope, at: number): boolean {
  const part = phraseAt(scope, at - 1, 'part')?.meaning.part
  if (part === 'am' || part === 'pm') return true
  const clock = clockAt(scope, at - 1)
  if (!clock) return false
  return !clock.isBare || foldedAt(scope, at - 2) === '-' || signAt(scope, at - 2, 'at') > 0
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
