import { formatPlainDay, formatTime, zoneCity } from '../../../../i18n/format-time.ts'
import { addDays } from '../../../../scheduling/plain-date.ts'
import type { TakenTime } from '../../../../services/booking/host-taken-times.ts'
import type { DayRun, DayStart } from '../../../signed-in/day-times.ts'
import { chosenTimeText } from '../chosen-time-text.ts'
import { otherTime } from '../schedule-form.ts'
import type { SchedulePageProps } from '../schedule-page-props.ts'
import { anywayOf } from '../wanted-meeting.ts'
import { FieldNotes, noted } from './field.tsx'

function WeekBar({ copy, visit, day, week, today }: SchedulePageProps) {
  const { locale } = visit
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return (
    <>
      <div class="day-bar">
        <button type="submit" name="go" value={addDays(day, -1)} formnovalidate id="day-before">
          <span aria-hidden="true">‹</span>
          <span class="visually-hidden">{copy.previousDay}</span>
        </button>
        <h2 id="day-title">{formatPlainDay(day, locale)}</h2>
        <button type="submit" name="go" value={addDays(day, 1)} formnovalidate id="day-after">
          <span aria-hidden="true">›</span>
          <span class="visually-hidden">{copy.nextDay}</span>
        </button>
      </div>
      <ul class="week-strip" aria-label={copy.week}>
        {week.map(one => (
          <li key={one}>
            <button
              type="submit"
              name="go"
              value={one}
              formnovalidate
              id={`go-${one}`}
              class={one === today ? 'today' : undefined}
              aria-current={one === day ? 'date' : undefined}
            >
              <span aria-hidden="true">{weekday.format(Date.parse(`${one}T00:00:00Z`))}</span>
              <strong aria-hidden="true">{Number(one.slice(8))}</strong>
              <span class="visually-hidden">{formatPlainDay(one, locale)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Block({ visit, copy, taken }: SchedulePageProps & { taken: readonly TakenTime[] }) {
  const clock = (instant: number) => formatTime(instant, visit.user.timeZone, visit.locale)
  return (
    <div class="block">
      {taken.map(({ start, end, title }) => (
        <p key={`${start} ${title}`}>
          <strong>
            <bdi>{title ?? copy.busy}</bdi>
          </strong>{' '}
          <span class="soft">
            {clock(start)}–{clock(end)}
          </span>
        </p>
      ))}
    </div>
  )
}

function Anyway({ copy, form, day, time }: SchedulePageProps & { time: string }) {
  const value = anywayOf(day, time)
  return (
    <label class="check anyway">
      <input type="checkbox" name="anyway" value={value} checked={form.anyway.includes(value)} />
      <span>{copy.anyway}</span>
    </label>
  )
}

function Start(props: SchedulePageProps & { start: DayStart; run: DayRun }) {
  const { visit, copy, form, start, run, isOwn } = props
  const clock = formatTime(start.startsAt, visit.user.timeZone, visit.locale)
  const isTaken = start.clashes.length > 0
  const why = isTaken && (run.taken.length > 0 ? copy.busy : copy.tooClose)
  if (start.isPast || (isTaken && !isOwn))
    return (
      <span class="start off">
        {clock}{' '}
        {why && <span class={run.taken.length > 0 ? 'visually-hidden' : 'soft'}>{why}</span>}
      </span>
    )
  return (
    <>
      <label class={isTaken ? 'start taken' : 'start'}>
        <input
          type="radio"
          name="time"
          id={`time-${start.time}`}
          value={start.time}
          checked={start.time === form.time}
          data-words={chosenTimeText(props, start)}
        />
        <span>{clock}</span>
        {why ? (
          <span class={run.taken.length > 0 ? 'visually-hidden' : 'soft'}>{why}</span>
        ) : (
          <span class="visually-hidden">{copy.free}</span>
        )}
        {start.isOutsideHours && (
          <span class="soft">{isOwn ? copy.outsideOwnHours : copy.outsideHours}</span>
        )}
      </label>
      {isTaken && <Anyway {...props} time={start.time} />}
    </>
  )
}

const Run = (props: SchedulePageProps & { run: DayRun }) => (
  <li class={props.run.taken.length > 0 ? 'run busy' : 'run'}>
    <ol class="starts">
      {props.run.starts.map(start => (
        <li key={start.time}>
          <Start {...props} start={start} />
        </li>
      ))}
    </ol>
    {props.run.taken.length > 0 && <Block {...props} taken={props.run.taken} />}
  </li>
)

function OtherTime(props: SchedulePageProps) {
  const { copy, form, notice, isOwn, runs } = props
  const isListed = runs.some(({ starts }) => starts.some(({ time }) => time === form.otherTime))
  const isRefused = notice?.isTaken && isOwn && form.otherTime !== '' && !isListed
  return (
    <>
      <label class="start other">
        <input
          type="radio"
          name="time"
          id="time-other"
          value={otherTime}
          checked={form.time === otherTime}
        />
        <span>{copy.otherTime}</span>
      </label>
      <input
        id="other-time"
        name="otherTime"
        type="time"
        aria-label={copy.otherTime}
        value={form.otherTime}
        autocomplete="off"
      />
      {isRefused && <Anyway {...props} time={form.otherTime} />}
    </>
  )
}

/** The host's day: events that take their time, and starts to choose from. */
export function DayCalendar(props: SchedulePageProps) {
  const { visit, copy, runs, faults, day, today } = props
  return (
    <>
      <WeekBar {...props} />
      <details class="other-day">
        <summary>{copy.otherDay}</summary>
        <div class="row">
          <div class="field">
            <label for="day">{copy.day}</label>
            <input id="day" name="day" type="date" value={day} />
          </div>
          <button type="submit" name="do" value="show" formnovalidate id="show-day">
            {copy.show}
          </button>
        </div>
      </details>
      <fieldset id="times" {...noted({ id: 'time', fault: faults.time })}>
        <legend>{copy.times({ zone: zoneCity(visit.user.timeZone, visit.locale) })}</legend>
        <FieldNotes id="time" fault={faults.time} />
        {runs.every(({ starts }) => starts.every(({ isPast }) => isPast)) && (
          <p class="hint">{day === today ? copy.pastTimesToday : copy.pastDay}</p>
        )}
        <ol class="day-grid">
          {runs.map(run => (
            <Run key={run.starts[0]?.time} {...props} run={run} />
          ))}
        </ol>
        <div class="other-time">
          <OtherTime {...props} />
        </div>
      </fieldset>
    </>
  )
}
