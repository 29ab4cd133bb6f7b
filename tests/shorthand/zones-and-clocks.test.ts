import { describe, expect, test } from 'vitest'
import { parseShorthand } from '../../src/shorthand/parse-shorthand.ts'
import type { ShorthandContext, When } from '../../src/shorthand/types.ts'
import { berlinRep, readsAs } from './reading-table.ts'

function whenOf(typed: string, context: Partial<ShorthandContext>): When {
  const reading = parseShorthand(typed, { ...berlinRep, ...context })
  if (reading.kind !== 'command' || !reading.when) throw new Error(`no times in ${typed}`)
  return reading.when
}

function isoRanges(typed: string, context: Partial<ShorthandContext> = {}): string[] {
  return whenOf(typed, context).ranges.map(({ start, end }) => {
    return `${new Date(start).toISOString()}/${new Date(end).toISOString()}`
  })
}

const at15 = (zone: string) =>
  `propose · maya@acme.example · 30 min · 11-12 15:00 exactly · ${zone}`

test('times are instants in the rep’s zone', () => {
  expect(isoRanges('thu pm')).toEqual(['2026-11-12T11:00:00.000Z/2026-11-12T17:00:00.000Z'])
})

test('a range that has begun is clipped to now', () => {
  expect(isoRanges('p today am')).toEqual(['2026-11-10T09:30:00.000Z/2026-11-10T11:00:00.000Z'])
})

test('days that touch are one range', () => {
  expect(isoRanges('thu fri')).toEqual(['2026-11-11T23:00:00.000Z/2026-11-13T23:00:00.000Z'])
})

test('a precise start lasts as long as the meeting', () => {
  expect(isoRanges('thu 15:00 45m')).toEqual(['2026-11-12T14:00:00.000Z/2026-11-12T14:45:00.000Z'])
  expect(isoRanges('thu 15:00 sync')).toEqual(['2026-11-12T14:00:00.000Z/2026-11-12T15:00:00.000Z'])
  expect(whenOf('thu 15:00', {}).exact).toBe(Date.parse('2026-11-12T14:00:00Z'))
})

test('several precise starts are all there, and none is the exact one', () => {
  const { starts, exact } = whenOf('thu 15:00 or fri 10:00', {})
  expect(starts).toEqual([Date.parse('2026-11-12T14:00:00Z'), Date.parse('2026-11-13T09:00:00Z')])
  expect(exact).toBeUndefined()
})

describe('a rep in Tokyo on a server in UTC', () => {
  // Wednesday 01:00 in Tokyo, still Tuesday in UTC.
  const tokyo = {
    now: Date.parse('2026-11-10T16:00:00Z'),
    timeZone: 'Asia/Tokyo',
    locale: 'en-US',
  }
  readsAs(
    [
      ['p today', 'propose · 11-11'],
      ['p tomorrow', 'propose · 11-12'],
      ['wed', 'propose · 11-11'],
      ['tue', 'propose · 11-17'],
      ['this week', 'propose · 11-11, 11-12, 11-13, 11-14, 11-15'],
    ],
    tokyo,
  )
  test('15:00 is 06:00 UTC', () => {
    expect(whenOf('thu 15:00', tokyo).exact).toBe(Date.parse('2026-11-12T06:00:00Z'))
  })
})

describe('“in” a zone reads days and times there', () => {
  test('3 pm in New York is 21:00 in Berlin', () => {
    const when = whenOf('thu 3pm in New York', {})
    expect(when.exact).toBe(Date.parse('2026-11-12T20:00:00Z'))
    expect(when.timeZone).toBe('America/New_York')
  })
  readsAs([
    ['p tomorrow in Asia/Tokyo', 'propose · 11-11 · Asia/Tokyo'],
    ['thu in europe/rome', 'propose · 11-12 · Europe/Rome'],
    ['thu in Roma', 'propose · 11-12 · Europe/Rome'],
    ['thu in new york', 'propose · 11-12 · America/New_York'],
    ['thu in NYC', 'propose · 11-12 · America/New_York'],
    ['thu in San Francisco', 'propose · 11-12 · America/Los_Angeles'],
    ['thu in CET', 'propose · 11-12 · Europe/Berlin'],
    ['thu in est', 'propose · 11-12 · America/New_York'],
    ['thu 3pm EST', 'propose · 11-12 15:00 exactly · America/New_York'],
    ['thu 3pm ET', 'propose · 11-12 15:00 exactly · America/New_York'],
    ['thu 3pm London time', 'propose · 11-12 15:00 exactly · Europe/London'],
    ['thu 3pm America/Chicago', 'propose · 11-12 15:00 exactly · America/Chicago'],
    ['thu in UTC', 'propose · 11-12 · UTC'],
    ['thu in UTC+2', 'propose · 11-12 · Etc/GMT-2'],
    ['thu in Kathmandu', 'propose · 11-12 · Asia/Kathmandu'],
    ['thu in Warszawa', 'propose · 11-12 · Europe/Warsaw'],
    ['thu in US/Pacific', 'propose · 11-12 · US/Pacific'],
    ['est maya', 'propose · “est maya”'],
    ['maya@acme.example 30 thu 3pm in Kyiv', at15('Europe/Kyiv')],
    ['maya@acme.example 30 thu 3pm in Kolkata', at15('Asia/Kolkata')],
    ['maya@acme.example 30 thu 3pm in Yangon', at15('Asia/Yangon')],
    ['maya@acme.example 30 thu 3pm in Ho Chi Minh City', at15('Asia/Ho_Chi_Minh')],
    ['maya@acme.example 30 thu 15:00 pst', at15('America/Los_Angeles')],
    ['maya@acme.example 30 thu 3 pm et', at15('America/New_York')],
    ['maya@acme.example 30 thu at 15 cet', at15('Europe/Berlin')],
    ['maya@acme.example 30 thu 3pm Eastern', at15('America/New_York')],
    ['maya@acme.example 30 thu 3pm pacific', at15('America/Los_Angeles')],
    ['maya@acme.example 30 thu 3pm in Eastern Time', at15('America/New_York')],
    ['maya@acme.example 30 thu 3pm eastern time', at15('America/New_York')],
    ['maya@acme.example 30 thu 3pm in Pacific Standard Time', at15('America/Los_Angeles')],
    ['maya@acme.example 30 thu 3pm Pacific Standard Time', at15('America/Los_Angeles')],
    ['maya@acme.example 30 thu 3pm in Central European Time', at15('Europe/Berlin')],
    ['30 thu pacific maya', 'propose · “pacific maya” · 30 min · 11-12'],
  ])
})

describe('clock changes', () => {
  test('a day on which the clock goes forward has 23 hours', () => {
    expect(isoRanges('28 mar 2027')).toEqual(['2027-03-27T23:00:00.000Z/2027-03-28T22:00:00.000Z'])
  })
  test('a day on which it goes back has 25', () => {
    expect(isoRanges('31 oct 2027')).toEqual(['2027-10-30T22:00:00.000Z/2027-10-31T23:00:00.000Z'])
  })
  test('a wall time that does not exist moves forward by the gap', () => {
    expect(whenOf('28 mar 2027 at 02:30', {}).exact).toBe(Date.parse('2027-03-28T01:30:00Z'))
  })
  test('one that exists twice is the first', () => {
    expect(whenOf('31 oct 2027 at 02:30', {}).exact).toBe(Date.parse('2027-10-31T00:30:00Z'))
  })
  test('a range within the hour that is skipped leaves nothing', () => {
    const reading = parseShorthand('2027-03-28 02:00-03:00', berlinRep)
    expect(reading).toMatchObject({ fault: 'nothing-left' })
  })
  test('half an hour in Lord Howe', () => {
    expect(isoRanges('3 oct 2027 01:00-04:00', { timeZone: 'Australia/Lord_Howe' })).toEqual([
      '2027-10-02T14:30:00.000Z/2027-10-02T17:00:00.000Z',
    ])
  })
})
