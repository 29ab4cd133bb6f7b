import { formatPlainDay } from '../../i18n/format-time.ts'
import { groupByDay } from '../../scheduling/group-by-day.ts'
import type { PlainDate } from '../../scheduling/types.ts'
import { DurationChoice } from './duration-choice.tsx'
import { MonthGrid } from './month-grid.tsx'
import { monthOf, type PickerData, pickerAddress, pickerMessages } from './picker-data.ts'
import { TimeList } from './time-list.tsx'
import { ZoneBar } from './zone-bar.tsx'

interface PickerProps {
  data: PickerData
  /** In the browser: the day that the arrow keys reached. */
  focusDay?: PlainDate | undefined
  /** Polite status for screen readers: loading, or a failure. */
  status?: string | undefined
}

/** A link to the first free day, if the month has none. */
function NextAvailable({ data }: { data: PickerData }) {
  const { nextStart, locale, timeZone } = data
  if (nextStart === undefined) return null
  const [next] = groupByDay([nextStart], timeZone)
  if (next === undefined) return null
  const address = pickerAddress(data, { month: monthOf(next.day), date: next.day })
  return (
    <p>
      <a class="next" href={address} data-next={next.day}>
        {pickerMessages(data).nextAvailable({ day: formatPlainDay(next.day, locale) })}
      </a>
    </p>
  )
}

/** Duration, zone, month and times. The server and the browser render the same. */
export function Picker({ data, focusDay, status }: PickerProps) {
  const days = groupByDay(data.starts, data.timeZone)
  const counts = new Map(days.map(({ day, starts }) => [day, starts.length]))
  const isEmpty = !days.some(({ day }) => monthOf(day) === data.month)
  const ofDay = days.find(({ day }) => day === data.date)?.starts ?? []
  return (
    <div class="picker">
      <DurationChoice data={data} />
      <ZoneBar data={data} />
      <div class="picker-columns">
        <div>
          <MonthGrid data={data} counts={counts} focusDay={focusDay} />
          <p class="status" role="status">
            {status ?? (isEmpty ? pickerMessages(data).noTimesInMonth : '')}
          </p>
          {isEmpty && status === undefined && <NextAvailable data={data} />}
        </div>
        <TimeList data={data} starts={ofDay} />
      </div>
    </div>
  )
}

/** The picker and its data, for the island. */
export function PickerIsland({ data }: { data: PickerData }) {
  // Escapes `<`, so that no text can end the script element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return (
    <>
      <div id="picker">
        <div>
          <Picker data={data} />
        </div>
      </div>
      <script id="picker-data" type="application/json" dangerouslySetInnerHTML={{ __html: json }} />
    </>
  )
}
