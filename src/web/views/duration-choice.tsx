import { type PickerData, pickerAddress, pickerMessages } from './picker-data.ts'

/** How long the meeting is to be; another length keeps the zone, the month and the day. */
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
