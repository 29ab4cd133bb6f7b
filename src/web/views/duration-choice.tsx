import { type PickerData, pickerAddress, pickerMessages } from './picker-data.ts'

/** A choice of durations. Zone, month and day are kept. */
export function DurationChoice({ data }: { data: PickerData }) {
  const { durationMinutes, durationsMinutes, date } = data
  const messages = pickerMessages(data)
  if (durationsMinutes.length < 2) return null
  return (
    <nav aria-label={messages.duration}>
      <ul class="durations">
        {durationsMinutes.map(minutes => (
          <li key={minutes}>
            <a
              data-duration={minutes}
              href={pickerAddress(data, { duration: String(minutes), date })}
              aria-current={minutes === durationMinutes ? 'true' : undefined}
            >
              {messages.durationOption({ count: minutes })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
