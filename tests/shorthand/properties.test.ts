import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseShorthand } from '../../src/shorthand/parse-shorthand.ts'
import type { ShorthandContext, ShorthandReading, When } from '../../src/shorthand/types.ts'
import { lexiconFor } from '../../src/shorthand/vocabulary/lexicon.ts'
import { processorMsOf } from '../support/processor-time.ts'
import { berlinRep } from './reading-table.ts'

const timeWords = `
  today tomorrow mon thu fri next this week not or and to - , am pm evening after before in 3 days
  15:00 9-5 14-17 2pm 02:00-03:00 00:30 12.11 29.2 3/4 2027-03-28 2028-10-29 x3 30m`
const otherWords = `
  Maya maya@acme.com <@U1|a> <mailto:a@b.co|a@b.co> deal:Acme " ( demo , / - -- — ü 2pm-5 12th
  25:00 x9 1h30 mon-fri nov-12 Europe/Rome CET 9999-12-31 2199-12-31 0000-01-01 0001-01-01 2026`
const slips = 'thrs wensday tomorow afternon novmber demmo cancle czwrtek giovdi martedy settngs'
const words = [
  ...lexiconFor('en').meanings.keys(),
  ...`${timeWords} ${otherWords} ${slips}`.trim().split(/\s+/),
]
function sentences(vocabulary: readonly string[], glue: string) {
  const list = fc.array(fc.constantFrom(...vocabulary), { maxLength: 14 })
  return list.map(each => each.join(glue))
}
const commands = fc.oneof(
  { weight: 5, arbitrary: sentences(timeWords.trim().split(/\s+/), ' ') },
  { weight: 3, arbitrary: sentences(words, ' ') },
  { weight: 1, arbitrary: sentences(words, '') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
)
const contexts: fc.Arbitrary<ShorthandContext> = fc.record({
  now: fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2029-01-01') }),
  timeZone: fc.constantFrom(
    ...['Europe/Berlin', 'Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe', 'UTC'],
    ...['America/Santiago', 'Africa/Cairo', 'Antarctica/Troll', 'Pacific/Chatham', 'Asia/Kolkata'],
  ),
  locale: fc.constantFrom(undefined, 'en', 'en-US', 'en-GB', 'pl', 'it', 'ja-JP', '%'),
  meetingTypes: fc.constantFrom(berlinRep.meetingTypes, []),
  weekStartsOn: fc.constantFrom(undefined, 'sun', 'sat'),
})

function holdsForAll(property: (reading: ShorthandReading, context: ShorthandContext) => void) {
  fc.assert(
    fc.property(commands, contexts, (typed, context) => {
      property(parseShorthand(typed, context), context)
    }),
    { numRuns: 700 },
  )
}

function whenOf(reading: ShorthandReading): When | undefined {
  return reading.kind === 'command' ? reading.when : undefined
}

test('no text makes the parser throw, and the same text reads the same twice', () => {
  holdsForAll((reading, context) => {
    expect(parseShorthand(reading.typed, context)).toEqual(reading)
  })
})

test('ranges are sorted, lie apart, are never empty and never begin before now', () => {
  holdsForAll((reading, { now }) => {
    const when = whenOf(reading)
    if (!when) return
    let last = now - 1
    for (const { start, end } of when.ranges) {
      expect(start).toBeGreaterThan(last)
      expect(end).toBeGreaterThan(start)
      last = end
    }
    expect(when.ranges.length).toBeGreaterThan(0)
  })
})

test('precise starts ascend, lie ahead and begin no time that is not in a range', () => {
  holdsForAll((reading, { now }) => {
    const { starts, exact, ranges } = whenOf(reading) ?? { starts: [], ranges: [] }
    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b))
    for (const each of starts) {
      expect(each).toBeGreaterThanOrEqual(now)
      expect(ranges.some(({ start, end }) => start <= each && each < end)).toBe(true)
    }
    if (exact !== undefined) expect(starts).toEqual([exact])
  })
})

test('the interpretation in words reads back to the same times', () => {
  holdsForAll((reading, context) => {
    const when = whenOf(reading)
    if (!when || when.words.length > 2000 || reading.kind !== 'command') return
    const duration = reading.durationMinutes ? `${reading.durationMinutes}m` : ''
    const zoned = { ...context, timeZone: when.timeZone }
    const again = parseShorthand(`p ${when.words} ${duration}`, zoned)
    const { isAnyDay: _, ...times } = when
    const { meetingTypeId } = reading
    if (meetingTypeId === undefined) expect(whenOf(again)).toMatchObject(times)
    else expect(whenOf(again)).toMatchObject({ spans: times.spans, starts: times.starts })
  })
})

test('days ascend and are those of the spans', () => {
  holdsForAll(reading => {
    const when = whenOf(reading)
    if (!when) return
    expect(when.days).toEqual([...new Set(when.spans.map(({ day }) => day))].sort())
  })
})

test('what a question offers is shorter by that question', () => {
  holdsForAll((reading, context) => {
    if (reading.kind !== 'question' || reading.question !== 'which-date') return
    expect(reading.options.length).toBeGreaterThan(1)
    for (const { text } of reading.options) {
      expect(parseShorthand(text, context)).not.toMatchObject({
        question: 'which-date',
        typed: reading.typed,
      })
    }
  })
})

test('pressing the first suggestion again and again comes to an end', () => {
  holdsForAll((first, context) => {
    let reading = first
    for (let presses = 0; presses < 40; presses++) {
      if (reading.kind !== 'question' || reading.question !== 'unknown-word') return
      const [suggestion] = reading.suggestions
      if (!suggestion) return
      reading = parseShorthand(suggestion.text, context)
    }
    expect.unreachable(`still asking: ${reading.typed}`)
  })
})

test('2,000 characters of anything take less than a second of the processor', () => {
  for (const unit of [
    'a ',
    'thu ',
    'zz, ',
    'ana and ',
    'between 2 and ',
    '3/4 ',
    '"',
    '<@U1|',
    '(',
    '.',
  ]) {
    const typed = unit.repeat(Math.floor(2000 / unit.length))
    const read = () => parseShorthand(typed, { ...berlinRep, locale: undefined })
    expect(processorMsOf(read)).toBeLessThan(1000)
  }
})
