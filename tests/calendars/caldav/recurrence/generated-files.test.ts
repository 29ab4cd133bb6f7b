import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readObject } from '../../../../src/calendars/caldav/read-object.ts'
import { defaultBusyRules } from '../../../../src/calendars/calendar-provider.ts'

interface Generated {
  zones: Record<string, string[]>
  files: { zone: string | null; events: string[][]; spans: string }[]
}

const path = resolve(import.meta.dirname, '../../../fixtures/recurrence/generated.json')
const { zones, files } = JSON.parse(readFileSync(path, 'utf8')) as Generated

const textOf = ({ zone, events }: Generated['files'][number]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...(zone ? (zones[zone] ?? []) : []),
    ...events.flatMap(lines => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')

const spanText = ({ start, end }: { start: number; end: number }) =>
  `${new Date(start).toISOString().replace(/[-:]/g, '').slice(0, 13)}+${(end - start) / 60_000}`

const reader = (from: number, until: number) => ({
  window: { start: from, end: until },
  timeZone: 'Europe/Berlin',
  ownerEmails: [],
  rules: defaultBusyRules,
})

const [from, until] = [Date.UTC(2026, 9, 1), Date.UTC(2027, 5, 1)]

test('generated files are expanded as two other implementations agree', () => {
  expect(files.length).toBeGreaterThan(300)
  const wrong = files.flatMap(file => {
    const reading = readObject('e', textOf(file), reader(from, until))
    const found = (reading?.spans ?? []).map(spanText).sort().join(' ')
    const isRight = found === file.spans.split(' ').sort().join(' ') && !reading?.isDoubtful
    return isRight ? [] : [{ events: file.events, found, expected: file.spans }]
  })
  expect(wrong).toEqual([])
})

test('whatever the window is cut into, the same is found', () => {
  for (const file of files) {
    const text = textOf(file)
    const whole = readObject('e', text, reader(from, until))?.spans ?? []
    const cut = Math.floor(from + (until - from) * 0.37)
    const parts = [reader(from, cut), reader(cut, until)].flatMap(
      part => readObject('e', text, part)?.spans ?? [],
    )
    expect([...new Set(parts.map(spanText))].sort()).toEqual(whole.map(spanText).sort())
  }
})
