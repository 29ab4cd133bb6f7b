import { formatMonth, formatPlainDay, weekdayNames } from '../../i18n/format-time.ts'
import { addDays, dayNumber, weekdayIndex } from '../../scheduling/plain-date.ts'
import type { PlainDate } from '../../scheduling/types.ts'
import {
  addMonths,
  monthOf,
  type PickerData,
  type PlainMonth,
  pickerAddress,
  pickerMessages,
} from './picker-data.ts'

interface MonthGridProps {
  data: PickerData
  /** Number of starts on each day. */
  counts: ReadonlyMap<PlainDate, number>
  /** The one day that the Tab key reaches. In the browser, arrow keys move it. */
  focusDay?: PlainDate | undefined
}

/** The month in whole weeks from Monday. */
function weeksOf(month: PlainMonth): PlainDate[][] {
  const first = `${month}-01`
  const start = addDays(first, -weekdayIndex(dayNumber(first)))
  const weeks: PlainDate[][] = []
  for (let monday = start; monday < `${addMonths(month, 1)}-01`; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)))
  return weeks
}

function Day({ data, counts, focusDay, day }: MonthGridProps & { day: PlainDate }) {
  const { locale } = data
  const messages = pickerMessages(data)
  if (monthOf(day) !== data.month) return <td class="other" />
  const count = counts.get(day) ?? 0
  const isSelected = day === data.date
  const availability = count > 0 ? messages.timesAvailable({ count }) : messages.noTimesOnDay
  const common = {
    'data-day': day,
    'aria-label': `${formatPlainDay(day, locale)}, ${availability}`,
    tabIndex: focusDay === undefined ? undefined : day === focusDay ? 0 : -1,
  }
  const number = Number(day.slice(8))
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell, which is selected or not
    <td aria-selected={isSelected}>
      {count > 0 ? (
        <a {...common} href={pickerAddress(data, { date: day })} class="day free">
          {number}
        </a>
      ) : (
        // biome-ignore lint/a11y/useFocusableInteractive: `common` carries the tabIndex
        // biome-ignore lint/a11y/useSemanticElements: a link that leads nowhere has no href
        <span {...common} class="day" role="link" aria-disabled="true">
          {number}
        </span>
      )}
    </td>
  )
}

function MonthLink({ data, by, label }: { data: PickerData; by: 1 | -1; label: string }) {
  const month = addMonths(data.month, by)
  const isOffered = month >= data.firstMonth && month <= data.lastMonth
  const arrow = by === 1 ? '›' : '‹'
  if (!isOffered)
    return (
      <span class="month-step" aria-hidden="true">
        {arrow}
      </span>
    )
  return (
    <a
      class="month-step"
      data-month={month}
      href={pickerAddress(data, { month, date: undefined })}
      aria-label={label}
    >
      {arrow}
    </a>
  )
}

/** A month as an APG date grid. Without JavaScript, days and months are plain links. */
export function MonthGrid(props: MonthGridProps) {
  const { data } = props
  const { locale } = data
  const messages = pickerMessages(data)
  return (
    <section class="month">
      <div class="month-bar">
        <h2 id="month-title" aria-live="polite">
          {formatMonth(data.month, locale)}
        </h2>
        <MonthLink data={data} by={-1} label={messages.previousMonth} />
        <MonthLink data={data} by={1} label={messages.nextMonth} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the APG date grid is a table with this role */}
      <table role="grid" aria-labelledby="month-title">
        <thead>
          <tr>
            {weekdayNames(locale).map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(data.month).map(week => (
            <tr key={week[0]}>
              {week.map(day => (
                <Day key={day} {...props} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
