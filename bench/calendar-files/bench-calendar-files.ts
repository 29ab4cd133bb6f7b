/**
 * `node bench/calendar-files/bench-calendar-files.ts`: compares reading the files of a CalDAV calendar with
 * parsing them by ical.js.
 */
import ICAL from 'ical.js'
import { readObject } from '../../src/calendars/caldav/read-object.ts'
import { defaultBusyRules } from '../../src/calendars/calendar-provider.ts'
import { calendarFiles } from './calendar-files.ts'

const fileCount = 10_000
const dayMs = 24 * 60 * 60_000
const now = Date.UTC(2026, 10, 2, 8)

const reader = {
  window: { start: now - dayMs, end: now + 401 * dayMs },
  timeZone: 'Europe/Berlin',
  ownerEmails: ['ana@parley.test'],
  rules: defaultBusyRules,
}

const timed = (work: () => void): number => {
  const before = performance.now()
  work()
  return performance.now() - before
}

/** The median of three runs, after one warm-up run. */
const median = (work: () => void): number => {
  work()
  return [1, 2, 3].map(() => timed(work)).sort((a, b) => a - b)[1] ?? 0
}

/** Prints the figures. It never fails because of a time. */
export function benchCalendarFiles(): void {
  const rows = Object.entries(calendarFiles(fileCount)).map(([what, files]) => {
    const bareMs = median(() => {
      for (const ics of files) ICAL.parse(ics)
    })
    let spans = 0
    const oursMs = median(() => {
      spans = 0
      for (const ics of files) spans += readObject('e', ics, reader)?.spans.length ?? 0
    })
    return {
      what: `${fileCount} files, ${what}`,
      spans,
      'ours ms': oursMs.toFixed(0),
      'parsing ms': bareMs.toFixed(0),
      'times the parsing': (oursMs / bareMs).toFixed(2),
    }
  })
  console.table(rows)
}

if (import.meta.main) benchCalendarFiles()
