import { formatPlainDay, formatTime } from '../../i18n/format-time.ts'
import {
  type PickerData,
  partOfDay,
  partsOfDay,
  pickerAddress,
  pickerMessages,
} from './picker-data.ts'

const hourIn = (instant: number, timeZone: string) =>
  Number(formatTime(instant, timeZone, 'pl', 'h23').slice(0, 2))

/** Starts of the chosen day by part of day. Each leads to the form; none books. */
export function TimeList({ data, starts }: { data: PickerData; starts: readonly number[] }) {
  const { date, locale, timeZone, hourCycle } = data
  const messages = pickerMessages(data)
  if (date === undefined) return <p class="soft">{messages.pickDay}</p>
  return (
    <section class="times" aria-labelledby="times-title">
      <h2 id="times-title" tabIndex={-1}>
        {formatPlainDay(date, locale)}
      </h2>
      {starts.length === 0 && <p class="soft">{messages.noTimesOnDay}</p>}
      {partsOfDay.map(part => {
        const ofPart = starts.filter(start => partOfDay(hourIn(start, timeZone)) === part)
        if (ofPart.length === 0) return null
        return (
          <div key={part} class="part">
            <h3>{messages[part]}</h3>
            <ul>
              {ofPart.map(start => (
                <li key={start}>
                  <a
                    class="time"
                    data-start={start}
                    href={pickerAddress(data, { date, slot: new Date(start).toISOString() })}
                  >
                    {formatTime(start, timeZone, locale, hourCycle)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
