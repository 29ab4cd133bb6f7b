import { isTimeZone } from '../../scheduling/zoned-time.ts'
import type { PickerData } from '../views/picker-data.ts'

/**
 * The picker in a time zone that this browser knows, since browsers and servers know different zones. An
 * unknown zone that the server guessed is replaced by the browser's own.
 *
 * @returns  `made` itself if its zone is known; undefined if the visitor chose an unknown one, and the server's
 * page is used without this script
 */
export function shownHere(made: PickerData): PickerData | undefined {
  if (isTimeZone(made.timeZone)) return made
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (made.isZoneChosen || !own || !isTimeZone(own)) return undefined
  return { ...made, timeZone: own, isZoneChosen: true }
}
