import { groupByDay } from '../../scheduling/group-by-day.ts'
import { monthOf, type PickerData } from '../views/picker-data.ts'

/**
 * The picker in another zone that the visitor chose. The chosen day stays; if it has no times there, the day moves with
 * the first of its times.
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
