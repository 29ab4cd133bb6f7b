import { addDays, dayNumber, weekdayIndex } from '../../scheduling/plain-date.ts'
import type { PlainDate } from '../../scheduling/types.ts'
import { addMonths, monthOf } from '../views/picker-data.ts'

const inMonths = (day: PlainDate, count: number): PlainDate => {
  const month = addMonths(monthOf(day), count)
  const lastDay = Number(addDays(`${addMonths(month, 1)}-01`, -1).slice(8))
  return `${month}-${String(Math.min(Number(day.slice(8)), lastDay)).padStart(2, '0')}`
}

/** The day that a key moves to in the grid (W3C APG date grid); undefined for other keys. */
export function dayAfterKey(
  day: PlainDate,
  { key, shiftKey, isRtl }: { key: string; shiftKey: boolean; isRtl: boolean },
): PlainDate | undefined {
  const forward = isRtl ? -1 : 1
  const weekday = weekdayIndex(dayNumber(day))
  const moves: Record<string, () => PlainDate> = {
    ArrowRight: () => addDays(day, forward),
    ArrowLeft: () => addDays(day, -forward),
    ArrowDown: () => addDays(day, 7),
    ArrowUp: () => addDays(day, -7),
    Home: () => addDays(day, -weekday),
    End: () => addDays(day, 6 - weekday),
    PageUp: () => inMonths(day, shiftKey ? -12 : -1),
    PageDown: () => inMonths(day, shiftKey ? 12 : 1),
  }
  return moves[key]?.()
}

/** The index that a key moves to in a list of times; undefined for other keys. */
export function timeAfterKey(index: number, count: number, key: string): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: Math.min(index + 1, count - 1),
    ArrowRight: Math.min(index + 1, count - 1),
    ArrowUp: Math.max(index - 1, 0),
    ArrowLeft: Math.max(index - 1, 0),
    Home: 0,
    End: count - 1,
  }
  return moves[key]
}
