import { isTimeZone } from '../../scheduling/zoned-time.ts'
import type { PickerData } from '../views/picker-data.ts'

/**
 * The picker as this browser can show it: browsers and servers do not know the same zones. A guessed zone that is
 * unknown here gives way to the browser's own.
 *
 * @returns  `made` itself where its zone is known here; undefined where the visitor chose one that is not: the page
 *           as the server made it works by its links
 */
export function shownHere(made: PickerData): PickerData | undefined {
  if (isTimeZone(made.timeZone)) return made
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (made.isZoneChosen || !own || !isTimeZone(own)) return undefined
  return { ...made, timeZone: own, isZoneChosen: true }
}
