import { groupByDay } from '../../scheduling/group-by-day.ts'
import { monthOf, type PickerData } from '../views/picker-data.ts'

/**
 * The picker in another time zone that the visitor chose. It keeps the chosen day. If that day has no times in
 * the new zone, it follows the first of the day's times.
 */
export function inZone(data: PickerData, timeZone: string): PickerData {
  const { date, starts } = data
  const shown = { ...data, timeZone, isZoneChosen: true, unknownZone: undefined }
  const days = groupByDay(starts, timeZone)
  if (date === undefined || days.some(({ day }) => day === date)) return shown
  const [first] = groupByDay(starts, data.timeZone).find(({ day }) => day === date)?.starts ?? []
  const moved = first === undefined ? undefined : groupByDay([first], timeZone)[0]?.day
  return moved === undefined ? shown : { ...shown, date: moved, month: monthOf(moved) }
}
