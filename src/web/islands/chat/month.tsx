import { useEffect, useRef, useState } from 'preact/hooks'
import { formatMonth, formatPlainDay, weekdayNames } from '../../../i18n/format-time.ts'
import { addDays, dayNumber, weekdayIndex } from '../../../scheduling/plain-date.ts'
import { addMonths, monthOf } from '../../views/picker-data.ts'
import { dayAfterKey, timeAfterKey } from '../day-keys.ts'
import type { MonthSlots } from './chat-client.ts'
import type { PanelProps } from './panel-props.ts'

type Starts = MonthSlots['days'][number]['starts']

const todayIn = (timeZone?: string) =>
  new Intl.DateTimeFormat('en-CA', {
    ...(timeZone ? { timeZone } : {}),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date())

/** The month in whole weeks from Monday. */
function weeksOf(month: string): string[][] {
  const first = `${month}-01`
  const start = addDays(first, -weekdayIndex(dayNumber(first)))
  const weeks: string[][] = []
  for (let monday = start; monday < `${addMonths(month, 1)}-01`; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)))
  return weeks
}

function useSlots({ client }: PanelProps, month: string) {
  const [days, setDays] = useState<ReadonlyMap<string, Starts>>()
  const [isFailed, setFailed] = useState(false)
  useEffect(() => {
    let isCurrent = true
    setDays(undefined)
    setFailed(false)
    client.loadSlots(`${month}-01`, addDays(`${addMonths(month, 1)}-01`, -1)).then(
      ({ days }) => {
        if (isCurrent) setDays(new Map(days.map(({ date, starts }) => [date, starts])))
      },
      () => {
        if (isCurrent) setFailed(true)
      },
    )
    return () => {
      isCurrent = false
    }
  }, [month])
  return { days, isFailed }
}

function Day(props: {
  day: string
  label: string
  isFree: boolean
  isSelected: boolean
  isFocus: boolean
  onChoose(): void
}) {
  const { day, label, isFree, isSelected, isFocus, onChoose } = props
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell, which is selected or not
    <td aria-selected={isSelected}>
      <button
        type="button"
        class={isFree ? 'day free' : 'day'}
        data-day={day}
        aria-label={label}
        aria-disabled={!isFree}
        tabIndex={isFocus ? 0 : -1}
        onClick={() => isFree && onChoose()}
      >
        {Number(day.slice(8))}
      </button>
    </td>
  )
}

function Times({
  client,
  state,
  copy,
  locale,
  day,
  starts,
}: PanelProps & { day: string; starts: Starts }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const list = (event.currentTarget as HTMLElement).querySelectorAll('button')
    const index = [...list].indexOf(event.target as HTMLButtonElement)
    const target = list[timeAfterKey(index, list.length, event.key) ?? -1]
    if (!target) return
    event.preventDefault()
    target.focus()
  }
  const title = copy.pickTime({ day: formatPlainDay(day, locale) })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend and a form
    <div role="group" aria-label={title} onKeyDown={onKeyDown}>
      <h2>{title}</h2>
      <div class="times">
        {starts.map(({ at, label }) => (
          <button
            key={at}
            type="button"
            disabled={state.isActing}
            onClick={() => client.act({ action: 'pick', value: at })}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  )
}

/** All free times of what is being booked, as a grid of days with the keyboard of the booking page's picker. */
export function Month(props: PanelProps) {
  const { copy, locale } = props
  const [month, setMonth] = useState(monthOf(todayIn()))
  const [chosen, setChosen] = useState<string>()
  const [focus, setFocus] = useState<string>()
  const { days, isFailed } = useSlots(props, month)
  const root = useRef<HTMLElement>(null)
  const wish = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (!wish.current) return
    root.current?.querySelector<HTMLElement>(wish.current)?.focus()
    wish.current = undefined
  })
  const firstFree = days?.keys().next().value
  const focusDay = focus && monthOf(focus) === month ? focus : (firstFree ?? `${month}-01`)
  const isFirst = month <= monthOf(todayIn())
  const show = (next: string) => {
    setMonth(next)
    setChosen(undefined)
    setFocus(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { day } = (event.target as HTMLElement).dataset
    if (!day) return
    const isRtl = document.documentElement.dir === 'rtl'
    const target = dayAfterKey(day, { key: event.key, shiftKey: event.shiftKey, isRtl })
    if (!target) return
    event.preventDefault()
    if (monthOf(target) < monthOf(todayIn())) return
    wish.current = `[data-day="${target}"]`
    if (monthOf(target) !== month) show(monthOf(target))
    setFocus(target)
  }
  const status = isFailed
    ? copy.timesFailed
    : !days
      ? copy.loadingTimes
      : days.size === 0
        ? copy.noTimes
        : undefined
  const starts = chosen === undefined ? undefined : days?.get(chosen)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the handler serves the days inside
    <section class="month" ref={root} onKeyDown={onKeyDown}>
      <div class="month-bar">
        <h2 id="month-title" aria-live="polite">
          {formatMonth(month, locale)}
        </h2>
        <button
          type="button"
          class="icon"
          aria-label={copy.previousMonth}
          disabled={isFirst}
          onClick={() => show(addMonths(month, -1))}
        >
          ‹
        </button>
        <button
          type="button"
          class="icon"
          aria-label={copy.nextMonth}
          onClick={() => show(addMonths(month, 1))}
        >
          ›
        </button>
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
          {weeksOf(month).map(week => (
            <tr key={week[0]}>
              {week.map(day => {
                if (monthOf(day) !== month) return <td key={day} />
                const isFree = days?.has(day) ?? false
                const said = formatPlainDay(day, locale)
                return (
                  <Day
                    key={day}
                    day={day}
                    label={isFree ? copy.freeDay({ day: said }) : copy.fullDay({ day: said })}
                    isFree={isFree}
                    isSelected={day === chosen}
                    isFocus={day === focusDay}
                    onChoose={() => {
                      wish.current = '.times button'
                      setFocus(day)
                      setChosen(day)
                    }}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="fine" role="status">
        {status}
      </p>
      {chosen && starts && <Times {...props} day={chosen} starts={starts} />}
    </section>
  )
}
