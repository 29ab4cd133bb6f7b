import { merge } from '../../scheduling/intervals.ts'
import { minuteMs } from '../../scheduling/plain-date.ts'
import type { Interval } from '../../scheduling/types.ts'
import type { DaySpan, When } from '../types.ts'
import type { DayTimes } from './resolve-clause.ts'
import { instantAt, type Today, wallTime } from './today.ts'

interface Piece {
  readonly span: DaySpan
  readonly interval: Interval
  readonly isStart: boolean
}

/** The days as instants and as text; undefined if they are all in the past. */
export function describeDays(
  days: readonly DayTimes[],
  { today, meetingMinutes }: { today: Today; meetingMinutes: number },
): Omit<When, 'isAnyDay'> | undefined {
  const pieces = days
    .flatMap(times => [
      ...windowPieces(times, today),
      ...startPieces(times, { today, meetingMinutes }),
    ])
    .filter(({ interval }) => interval.start < interval.end)
  if (pieces.length === 0) return undefined
  const starts = pieces.flatMap(({ isStart, interval }) => (isStart ? [interval.start] : []))
  const spans = pieces.map(({ span }) => span)
  const [exact] = starts
  const isExact = pieces.length === 1 && exact !== undefined
  return {
    ranges: merge(pieces.map(({ interval }) => interval)),
    ...(isExact ? { exact } : {}),
    starts,
    days: [...new Set(spans.map(({ day }) => day))],
    spans,
    timeZone: today.timeZone,
    words: spans.map(wordsOf).join(', '),
  }
}

function windowPieces({ day, windows }: DayTimes, today: Today): Piece[] {
  return windows.map(({ from, until }) => ({
    span: { day, from: wallTime(from), until: wallTime(until) },
    interval: {
      start: Math.max(instantAt(today, day, from), today.now),
      end: instantAt(today, day, until),
    },
    isStart: false,
  }))
}

function startPieces(
  { day, starts }: DayTimes,
  { today, meetingMinutes }: { today: Today; meetingMinutes: number },
): Piece[] {
  return starts.flatMap(minutes => {
    const start = instantAt(today, day, minutes)
    if (start < today.now) return []
    const span = { day, from: wallTime(minutes), until: wallTime(minutes) }
    const interval = { start, end: start + meetingMinutes * minuteMs }
    return [{ span, interval, isStart: true }]
  })
}

function wordsOf({ day, from, until }: DaySpan): string {
  return from === until ? `${day} ${from}` : `${day} ${from}-${until}`
}
