import { formatDayAndTime, type HourCycle, zoneLabel } from '../../i18n/format-time.ts'
import type { Locale } from '../../model/entities.ts'

export interface ChosenStartProps {
  /** The chosen start; where it was lost, the nearest others, of which one is picked. */
  starts: readonly [number, ...number[]]
  timeZone: string
  locale: Locale
  hourCycle: HourCycle
}

const iso = (start: number) => new Date(start).toISOString()

/** Which start a form is about: one, or a choice of those nearest to one that was lost. */
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
