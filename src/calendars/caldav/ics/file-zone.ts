import { dayMs } from '../../../scheduling/plain-date.ts'
import type { Spend } from '../file-work.ts'
import { expandRule } from '../recurrence/expand-rule.ts'
import { readRule } from '../recurrence/read-rule.ts'
import { type Budget, stepsOfRuleText } from '../recurrence/rule.ts'
import { type Component, propertiesOf, valueIn } from './read-components.ts'
import { type IcsTime, readOffset, readTime } from './read-values.ts'
import { type Zone, zoneOfOffsets } from './zone.ts'

/** From `at` on, clocks are `offsetMs` ahead of UTC. */
interface Onset {
  at: number
  offsetMs: number
  /** The offset before it. */
  offsetFromMs: number
}

interface FileZone {
  zone: Zone
  /** Whether it defines when clocks change. Otherwise a known zone name is more precise. */
  hasRules: boolean
}

const firstMs = -2 * 366 * dayMs
const endMs = Date.UTC(2200, 1)
/** The rules of two centuries take 15,000 steps; a zone with many more is not valid. */
const maxSteps = 50_000
const maxOnsets = 2_000

const wallOf = (time: IcsTime): number => (time.kind === 'day' ? time.day * dayMs : time.wallMs)

/** Throws RangeError if the rule takes too much work. */
function onsetsOfRule(text: string, startMs: number, offsetFromMs: number, budget: Budget) {
  budget.steps -= stepsOfRuleText(text)
  const { rule } = readRule(text)
  const { walls, cutAtMs } = expandRule(rule, { startMs, fromMs: firstMs, untilMs: endMs }, budget)
  budget.steps -= walls.length
  if (cutAtMs !== undefined || budget.steps < 0)
    throw new RangeError('A time zone has too many rules')
  const until = rule.until
  if (until === undefined) return walls
  const isUtc = until.kind === 'time' && until.zone !== undefined
  const last = wallOf(until) + (isUtc ? offsetFromMs : 0)
  return walls.filter(wall => wall <= last)
}

function onsetsOf(observance: Component, budget: Budget): Onset[] {
  const offsetMs = readOffset(valueIn(observance, 'TZOFFSETTO'))
  if (offsetMs === undefined) return []
  const offsetFromMs = readOffset(valueIn(observance, 'TZOFFSETFROM')) ?? offsetMs
  const start = readTime(valueIn(observance, 'DTSTART'))
  if (start === undefined) return [{ at: Number.NEGATIVE_INFINITY, offsetMs, offsetFromMs }]
  const dates = propertiesOf(observance, 'RDATE').flatMap(({ value }) =>
    value.split(',').flatMap(text => readTime(text) ?? []),
  )
  const rules = propertiesOf(observance, 'RRULE').flatMap(({ value }) =>
    onsetsOfRule(value, wallOf(start), offsetFromMs, budget),
  )
  const walls = [wallOf(start), ...dates.map(wallOf), ...rules]
  return walls.map(wall => ({ at: wall - offsetFromMs, offsetMs, offsetFromMs }))
}

/** The offset at an instant, by ascending onsets. */
function offsetBy(onsets: readonly Onset[]): (instant: number) => number {
  const before = onsets[0]?.offsetFromMs ?? 0
  return instant => {
    let [low, high] = [0, onsets.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((onsets[middle]?.at ?? 0) <= instant) low = middle + 1
      else high = middle
    }
    return onsets[low - 1]?.offsetMs ?? before
  }
}

function read({ components }: Component, budget: Budget): FileZone | undefined {
  const observances = components.filter(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT')
  const onsets = observances.flatMap(observance => onsetsOf(observance, budget))
  if (onsets.length === 0 || onsets.length > maxOnsets) return undefined
  onsets.sort((a, b) => a.at - b.at)
  const hasRules = observances.some(({ properties }) =>
    properties.some(({ name }) => name === 'RRULE' || name === 'RDATE'),
  )
  return { zone: zoneOfOffsets(offsetBy(onsets)), hasRules }
}

interface KnownZone {
  zone: FileZone | undefined
  /** Steps for reading it, which count each time, so that the same file always has the same result. */
  steps: number
}

/** All files of a calendar contain the same few zones. */
const known = new Map<string, KnownZone>()
const maxKnown = 200
const maxKnownLength = 20_000

/**
 * The zone that a VTIMEZONE defines (RFC 5545 §3.6.5); undefined if it defines none.
 *
 * @throws TooMuchWork
 */
export function readFileZone(component: Component, spend: Spend): FileZone | undefined {
  const key = component.text()
  const { zone, steps } = known.get(key) ?? readKnown(component, key)
  spend(steps)
  return zone
}

const charactersPerStep = 20

function readKnown(component: Component, key: string): KnownZone {
  const budget = { steps: maxSteps }
  const zone = readOrNone(component, budget)
  const steps = maxSteps - budget.steps + key.length / charactersPerStep
  if (known.size >= maxKnown) known.clear()
  // A truncated file has no complete text as a key.
  if (key !== '' && key.length <= maxKnownLength) known.set(key, { zone, steps })
  return { zone, steps }
}

function readOrNone(component: Component, budget: Budget): FileZone | undefined {
  try {
    return read(component, budget)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
