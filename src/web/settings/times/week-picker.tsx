import {
  formatDayAndTime,
  formatPlainDay,
  formatTime,
  weekdayNames,
  zoneLabel,
} from '../../../i18n/format-time.ts'
import type { Messages } from '../../../i18n/messages.ts'
import { addDays, isoWeekStart, weekdayOf } from '../../../scheduling/plain-date.ts'
import { weekdays } from '../../../scheduling/types.ts'
import { dayOf } from '../../../scheduling/zoned-time.ts'
import type { Visit } from '../../signed-in/visit.ts'
import type { Week, WeekStart } from './load-week.ts'
import type { TimesForm } from './times-form.ts'

export interface WeekPickerProps {
  visit: Visit
  copy: Messages<'links'>
  form: TimesForm
  week: Week
  now: number
}

const iso = (instant: number) => new Date(instant).toISOString()

/** A time that is offered despite a buffer has a field name of its own. */
const nameOf = ({ anyway }: TimesForm, { startsAt, state }: WeekStart, isPicked: boolean) =>
  anyway.includes(startsAt) || (state === 'buffer' && !isPicked) ? 'anyway' : 'slots'

function Start({
  props: { visit, copy, form },
  start,
}: {
  props: WeekPickerProps
  start: WeekStart
}) {
  const { startsAt, state } = start
  const isPicked = form.slots.includes(startsAt)
  return (
    <label class={state === 'buffer' ? 'start-box near' : 'start-box'}>
      <input
        type="checkbox"
        name={nameOf(form, start, isPicked)}
        value={iso(startsAt)}
        checked={isPicked}
        disabled={state === 'taken' && !isPicked}
      />
      <span>
        {formatTime(startsAt, visit.user.timeZone, visit.locale)}
        {state === 'taken' && <span class="visually-hidden"> {copy.taken}</span>}
        {state === 'buffer' && <small>{copy.buffer}</small>}
      </span>
    </label>
  )
}

/** Picked times that cannot be booked: the reason and possible solutions. */
function Blocked({ visit, copy, form, week }: WeekPickerProps) {
  const blocked = week.blocked.filter(({ startsAt }) => !form.anyway.includes(startsAt))
  if (week.isUnknown || blocked.length === 0) return null
  return (
    <fieldset class="notice blocked-times">
      <legend>{copy.notOffered}</legend>
      {blocked.map(({ startsAt, state }) => (
        <p key={startsAt}>
          {formatDayAndTime(startsAt, visit.user.timeZone, visit.locale)}:{' '}
          {state === 'buffer' ? copy.isNear : copy.isTaken}
          {state === 'buffer' && (
            <label class="check">
              <input type="checkbox" name="anyway" value={iso(startsAt)} />
              {copy.offerAnyway}
            </label>
          )}
        </p>
      ))}
    </fieldset>
  )
}

function Day({
  props,
  day: { day, starts },
}: {
  props: WeekPickerProps
  day: Week['days'][number]
}) {
  const { visit, copy } = props
  const weekday = weekdayNames(visit.locale)[weekdays.indexOf(weekdayOf(day))]
  return (
    <fieldset class="week-day" aria-label={formatPlainDay(day, visit.locale)}>
      <legend>
        {weekday?.short} {Number(day.slice(-2))}
      </legend>
      {starts.length === 0 && <p class="soft">{copy.noStarts}</p>}
      <div class="day-starts">
        {starts.map(start => (
          <Start key={start.startsAt} props={props} start={start} />
        ))}
      </div>
    </fieldset>
  )
}

/** Picked times outside the shown week. They are kept and can be removed. */
function Elsewhere({ visit, copy, form, week }: WeekPickerProps) {
  const shown = new Set(week.days.flatMap(({ starts }) => starts.map(({ startsAt }) => startsAt)))
  const others = form.slots.filter(start => !shown.has(start))
  if (others.length === 0) return null
  return (
    <fieldset class="week-day">
      <legend>{copy.otherWeeks}</legend>
      <div class="day-starts long">
        {others.map(start => (
          <label key={start} class="start-box">
            <input
              type="checkbox"
              name={form.anyway.includes(start) ? 'anyway' : 'slots'}
              value={iso(start)}
              checked
            />
            <span>{formatDayAndTime(start, visit.user.timeZone, visit.locale)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Buttons for other weeks. They send the form, which is shown again with that week. */
function WeekBar({ visit, copy, form, now }: WeekPickerProps) {
  const monday = isoWeekStart(form.day)
  const isFirst = monday <= isoWeekStart(dayOf(now, visit.user.timeZone))
  return (
    <div class="actions">
      {!isFirst && (
        <button type="submit" name="go" value={addDays(monday, -7)} formNoValidate>
          {copy.earlier}
        </button>
      )}
      <button type="submit" name="go" value={addDays(monday, 7)} formNoValidate>
        {copy.later}
      </button>
    </div>
  )
}

/** A week as a calendar with starts to tick. Works as a plain form. */
export function WeekPicker(props: WeekPickerProps) {
  const { visit, copy, form, week, now } = props
  const { timeZone } = visit.user
  const day = formatPlainDay(isoWeekStart(form.day), visit.locale)
  const hasBuffers = week.days.some(({ starts }) => starts.some(({ state }) => state === 'buffer'))
  return (
    <section aria-labelledby="week">
      <h2 id="week">{copy.week({ day })}</h2>
      <p class="soft">{copy.zone({ zone: zoneLabel(now, timeZone, visit.locale) })}</p>
      <input type="hidden" name="day" value={form.day} />
      <Blocked {...props} />
      {week.isUnknown && <p class="notice bad">{copy.isUnknown}</p>}
      {hasBuffers && <p class="hint">{copy.bufferHint}</p>}
      <WeekBar {...props} />
      <div class="week-days">
        {week.days.map(one => (
          <Day key={one.day} props={props} day={one} />
        ))}
      </div>
      <Elsewhere {...props} />
    </section>
  )
}
