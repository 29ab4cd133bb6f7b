import { formatDayAndTime, type HourCycle, zoneLabel } from '../../i18n/format-time.ts'
import type { Locale } from '../../model/entities.ts'

export interface ChosenStartProps {
  /** The chosen start, or the nearest free ones if it was taken. */
  starts: readonly [number, ...number[]]
  timeZone: string
  locale: Locale
  hourCycle: HourCycle
}

const iso = (start: number) => new Date(start).toISOString()

/** Shows the chosen start, or a choice of the nearest ones if it was taken. */
export function ChosenStart({ starts, timeZone, locale, hourCycle }: ChosenStartProps) {
  const copy = (start: number) => formatDayAndTime(start, timeZone, locale, hourCycle)
  if (starts.length === 1)
    return (
      <div class="chosen">
        <p>{copy(starts[0])}</p>
        <span class="soft">{zoneLabel(starts[0], timeZone, locale)}</span>
        <input type="hidden" name="startsAt" value={iso(starts[0])} />
      </div>
    )
  return (
    <fieldset class="choices chosen" aria-labelledby="notice">
      {starts.map((start, index) => (
        <label key={start}>
          <input type="radio" name="startsAt" value={iso(start)} checked={index === 0} />
          {copy(start)}
        </label>
      ))}
      <span class="soft">{zoneLabel(starts[0], timeZone, locale)}</span>
    </fieldset>
  )
}
