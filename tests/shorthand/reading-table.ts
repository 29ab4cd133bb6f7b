import { expect, test } from 'vitest'
import { parseShorthand } from '../../src/shorthand/parse-shorthand.ts'
import type {
  ShorthandCommand,
  ShorthandContext,
  ShorthandReading,
  When,
  Who,
} from '../../src/shorthand/types.ts'

/** Tuesday 10 November 2026, 10:30 in Berlin. */
export const tuesdayMorning = Date.parse('2026-11-10T09:30:00Z')

export const berlinRep: ShorthandContext = {
  now: tuesdayMorning,
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  meetingTypes: [
    { id: 'demo', title: 'Demo', durationsMinutes: [30, 45] },
    { id: 'discovery', title: 'Discovery call', durationsMinutes: [15] },
    { id: 'sync', title: 'Weekly sync', durationsMinutes: [60] },
  ],
}

/** One test per row: what is typed, and its reading in the short form of `show`. */
export function readsAs(
  rows: readonly (readonly [typed: string, expected: string])[],
  context: Partial<ShorthandContext> = {},
): void {
  for (const [typed, expected] of rows) {
    test(`“${typed}” reads as ${expected}`, () => {
      expect(show(parseShorthand(typed, { ...berlinRep, ...context }))).toBe(expected)
    })
  }
}

/** A reading on one line, its parts apart by ` · `. Parts that are absent say nothing. */
export function show(reading: ShorthandReading): string {
  if (reading.kind === 'command') return showCommand(reading)
  const { kind, typed: _, ...rest } = reading
  if ('fault' in rest) {
    const { fault, ...detail } = rest
    return [kind, fault, ...Object.values(detail).map(value => `${value}`)].join(' · ')
  }
  if (rest.question === 'unknown-word') {
    return ['unknown', rest.word, ...rest.suggestions.map(({ text }) => text)].join(' · ')
  }
  return [rest.question, ...rest.options.map(({ text }) => text)].join(' · ')
}

function showCommand(command: ShorthandCommand): string {
  const { verb, who, meetingTypeId, durationMinutes, count, inZone, via, note } = command
  const parts: (string | undefined)[] = [
    verb,
    ...who.map(showWho),
    meetingTypeId,
    durationMinutes === undefined ? undefined : `${durationMinutes} min`,
    command.outcome,
    command.chat,
    command.topic,
    command.when && showWhen(command.when),
    count === undefined ? undefined : `x${count}`,
    inZone,
    via && `via ${via}`,
    note && `note: ${note}`,
  ]
  return parts.filter(part => part !== undefined).join(' · ')
}

function showWho(who: Who): string {
  switch (who.kind) {
    case 'email':
      return who.name ? `${who.name} <${who.email}>` : who.email
    case 'slack-user':
      return `@${who.id}`
    case 'name':
      return `“${who.name}”`
    case 'deal':
      return `deal ${who.text}`
  }
}

/** Days of 2026 without their year, whole days without times, the coming two weeks as "any day". */
function showWhen({ spans, exact, isAnyDay, starts }: When): string {
  if (isAnyDay && starts.length === 0) {
    const times = spans.map(({ from, until }) => showTimes(from, until))
    return ['any day', ...new Set(times)].join(' ').trim()
  }
  const days = spans.map(({ day, from, until }) => {
    return `${day.replace('2026-', '')} ${showTimes(from, until)}`.trim()
  })
  return `${days.join(', ')}${exact === undefined ? '' : ' exactly'}`
}

function showTimes(from: string, until: string): string {
  if (from === '00:00' && until === '24:00') return ''
  return from === until ? from : `${from}-${until}`
}
