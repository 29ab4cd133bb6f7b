import type { Period } from '../../../scheduling/types.ts'

const shape = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?$/

const wallTime = (hour: string | undefined, minute: string | undefined) =>
  `${(hour ?? '').padStart(2, '0')}:${minute ?? '00'}`

function readPeriod(part: string): Period | undefined {
  const found = shape.exec(part)
  return found ? [wallTime(found[1], found[2]), wallTime(found[3], found[4])] : undefined
}

/** Parses `9-12, 13:00–17:00`; undefined if a part is not a period. Periods are validated elsewhere. */
export function readPeriods(text: string): Period[] | undefined {
  const parts = text
    .split(/[,;\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const periods = parts.map(readPeriod)
  return periods.every(period => period !== undefined) ? periods : undefined
}

/** `09:00-12:00, 13:00-17:00` */
export const writePeriods = (periods: readonly Period[] = []): string =>
  periods.map(([start, end]) => `${start}-${end}`).join(', ')
