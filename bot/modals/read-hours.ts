import type { Period } from '../../src/scheduling/types.ts'

/** `09:00–12:00`; spaces and other dashes are accepted too. */
const periodPattern = /^(\d{1,2})(?::(\d{2}))?\s*(?:-|–|—)\s*(\d{1,2})(?::(\d{2}))?$/

const twoDigits = (text: string) => text.padStart(2, '0')

function readPeriod(text: string): Period | undefined {
  const match = periodPattern.exec(text.trim())
  if (!match) return undefined
  const [, startHour = '', startMinute = '00', endHour = '', endMinute = '00'] = match
  return [`${twoDigits(startHour)}:${startMinute}`, `${twoDigits(endHour)}:${endMinute}`]
}

/**
 * Parses `09:00–12:00, 13:00–17:00`; undefined if it cannot be parsed. The caller checks whether the hours make
 * sense.
 */
export function readHours(text: string): Period[] | undefined {
  if (text.trim() === '') return []
  const periods = text.split(/[,;]/).map(readPeriod)
  return periods.every(period => period !== undefined) ? periods : undefined
}

export const hoursText = (periods: readonly Period[]): string =>
  periods.map(([start, end]) => `${start}–${end}`).join(', ')
