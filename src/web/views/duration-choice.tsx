import { plural } from '../../i18n/fill.ts'
import { type PickerData, pickerAddress } from './picker-data.ts'

/** How long the meeting is to be; another length keeps the zone, the month and the day. */
export function DurationChoice({ data }: { data: PickerData }) {
  const { words, locale, durationMinutes, durationsMinutes, date } = data
  if (durationsMinutes.length < 2) return null
  return (
    <nav aria-label={words.duration}>
      <ul class="durations">
        {durationsMinutes.map(minutes => (
          <li key={minutes}>
            <a
              data-duration={minutes}
              href={pickerAddress(data, { duration: String(minutes), date })}
              aria-current={minutes === durationMinutes ? 'true' : undefined}
            >
              {plural(locale, words.durationOption, minutes)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
