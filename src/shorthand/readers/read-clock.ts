import type { Clock } from '../pieces.ts'
import { foldedAt, phraseAt, type Scope, signAt } from '../scope.ts'

export interface ClockMatch {
  /** Undefined if the time does not exist: `25:00`. */
  readonly clock: Clock | undefined
  readonly length: number
  /** A number alone, which is a time only if its neighbors make it one. */
  readonly isBare: boolean
}

const form = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm|a|p)?$/

/** `15:00`, `3pm`, `3 pm`, `15`, `noon`. */
export function clockAt(scope: Scope, at: number): ClockMatch | undefined {
  const noon = signAt(scope, at, 'noon')
  if (noon > 0) {
    return { clock: { minutes: 720, isAmbiguous: false }, length: noon, isBare: false }
  }
  const match = form.exec(foldedAt(scope, at))
  if (!match) return undefined
  const [, hour = '', minute, joined] = match
  const apart = joined === undefined ? halfOfDayAt(scope, at + 1, Number(hour)) : undefined
  const half = joined?.[0] ?? apart
  const clock = readClock(hour, Number(minute ?? 0), half)
  const isBare = minute === undefined && half === undefined
  if (isBare && belongsToNext(scope, at + 1)) return undefined
  return { clock, length: apart ? 2 : 1, isBare }
}

function readClock(digits: string, minute: number, half: string | undefined): Clock | undefined {
  const hour = Number(digits)
  const minutes = hour * 60 + minute
  if (minute > 59 || minutes > 1440) return undefined
  if (half === undefined) {
    return { minutes, isAmbiguous: hour >= 1 && hour < 12 && !digits.startsWith('0') }
  }
  if (hour < 1 || hour > 12) return undefined
  const past = ((hour % 12) * 60 + minute) % 720
  return { minutes: past + (half === 'p' ? 720 : 0), isAmbiguous: false }
}

/** `30 min`, `12 nov`: the number belongs to the next word. In `alle 15 mar`, `mar` is a Tuesday. */
function belongsToNext(scope: Scope, at: number): boolean {
  if (phraseAt(scope, at, 'unit')) return true
  return phraseAt(scope, at, 'month') !== undefined && !phraseAt(scope, at, 'weekday')
}

function halfOfDayAt(scope: Scope, at: number, hour: number): 'a' | 'p' | undefined {
  if (hour < 1 || hour > 12) return undefined
  const part = phraseAt(scope, at, 'part')?.meaning.part
  if (part === 'am') return 'a'
  return part === 'pm' ? 'p' : undefined
}
