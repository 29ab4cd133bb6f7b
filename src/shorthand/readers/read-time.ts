import type { TimeExpression } from '../pieces.ts'
import {
  foldedAt,
  found,
  type Match,
  pastFillers,
  phraseAt,
  type Reader,
  type Scope,
  signAt,
  wordsBetween,
} from '../scope.ts'
import { type ClockMatch, clockAt } from './read-clock.ts'

/** `14-17`, `2pm-5`, `from 2 to 5`, `between 2 and 5`, `after 3`, `before 11`, `at 3`, `15:00`, `pm`. */
export const readTime: Reader = (scope, at) =>
  readRange(scope, at) ??
  readBound(scope, at, 'after') ??
  readBound(scope, at, 'before') ??
  readStart(scope, at) ??
  readPart(scope, at)

function readRange(scope: Scope, at: number): Match | undefined {
  const between = signAt(scope, at, 'between')
  const opening = between || signAt(scope, at, 'from') || signAt(scope, at, 'at')
  const first = opening > 0 ? clockBehind(scope, at + opening) : clockHere(scope, at)
  if (!first) return undefined
  const isOpen = opening > 0 || !first.isBare
  const joint = closingAt(scope, first.end, isOpen) || (between && signAt(scope, first.end, 'and'))
  const last = joint > 0 ? clockBehind(scope, first.end + joint) : undefined
  if (!last) return undefined
  if (!first.clock || !last.clock) return noSuchTime(scope, at, last.end)
  const word = wordsBetween(scope, at, last.end)
  return timeMatch(last.end - at, { kind: 'range', from: first.clock, until: last.clock, word })
}

/** The Italian `alle` closes a range or means "at": after a bare number (`30 alle 15`) it means "at". */
function closingAt(scope: Scope, at: number, isOpen: boolean): number {
  if (foldedAt(scope, at) === '-') return 1
  return isOpen || signAt(scope, at, 'at') === 0 ? signAt(scope, at, 'until') : 0
}

/** `from 3` alone means after, `until 5` before. */
function readBound(scope: Scope, at: number, kind: 'after' | 'before'): Match | undefined {
  const sign = signAt(scope, at, kind) || signAt(scope, at, kind === 'after' ? 'from' : 'until')
  const bound = sign > 0 ? clockBehind(scope, at + sign) : undefined
  // The Italian `alle 15` is a start, though `alle` can close a range.
  if (!bound || signAt(scope, at, 'at') > 0) return undefined
  if (!bound.clock) return noSuchTime(scope, at, bound.end)
  return timeMatch(bound.end - at, { kind, clock: bound.clock })
}

function readStart(scope: Scope, at: number): Match | undefined {
  const sign = signAt(scope, at, 'at')
  const start = sign > 0 ? clockBehind(scope, at + sign) : clockHere(scope, at)
  if (!start || (start.isBare && sign === 0)) return undefined
  if (!start.clock || start.clock.minutes === 1440) return noSuchTime(scope, at, start.end)
  return timeMatch(start.end - at, { kind: 'at', clock: start.clock })
}

function readPart(scope: Scope, at: number): Match | undefined {
  const part = phraseAt(scope, at, 'part')
  return part && timeMatch(part.length, { kind: 'part', part: part.meaning.part })
}

type PlacedClock = ClockMatch & { readonly end: number }

function clockHere(scope: Scope, at: number): PlacedClock | undefined {
  const match = clockAt(scope, at)
  return match && { ...match, end: at + match.length }
}

function clockBehind(scope: Scope, at: number): PlacedClock | undefined {
  return clockHere(scope, at) ?? clockHere(scope, pastFillers(scope, at))
}

function timeMatch(length: number, time: TimeExpression): Match {
  return found(length, { kind: 'time', time })
}

function noSuchTime(scope: Scope, at: number, end: number): Match {
  const word = wordsBetween(scope, at, end)
  return found(end - at, { kind: 'fault', fault: { fault: 'no-such-time', word } })
}
