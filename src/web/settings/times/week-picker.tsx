import { fill } from '../../../i18n/fill.ts'
import {
  formatDayAndTime,
  formatPlainDay,
  formatTime,
  weekdayNames,
  zoneLabel,
} from '../../../i18n/format-time.ts'
import type { LinksWords } from '../../../i18n/links/links-words.ts'
import { addDays, isoWeekStart, weekdayOf } from '../../../scheduling/plain-date.ts'
import { weekdays } from '../../../scheduling/types.ts'
import { dayOf } from '../../../scheduling/zoned-time.ts'
import type { Visit } from '../visit.ts'
import type { Week, WeekDay } from './load-week.ts'
import type { TimesForm } from './times-form.ts'

export interface WeekPickerProps {
  visit: Visit
  words: LinksWords
  form: TimesForm
  week: Week
  now: number
}

const iso = (instant: number) => new Date(instant).toISOString()

function Start({
  props: { visit, words, form },
  start: { startsAt, clashes },
}: {
  props: WeekPickerProps
  start: WeekDay['starts'][number]
}) {
  const isPicked = form.slots.includes(startsAt)
  const isTaken = clashes.length > 0
  return (
    <label class="start-box">
      <input
        type="checkbox"
        name="slots"
        value={iso(startsAt)}
        checked={isPicked}
        disabled={isTaken && !isPicked}
      />
      <span>
        {formatTime(startsAt, visit.user.timeZone, visit.locale)}
        {isTaken && <span class="visually-hidden"> {words.taken}</span>}
      </span>
    </label>
  )
}

function Day({ props, day: { day, starts } }: { props: WeekPickerProps; day: WeekDay }) {
  const { visit, words } = props
  const weekday = weekdayNames(visit.locale)[weekdays.indexOf(weekdayOf(day))]
  return (
    <fieldset class="week-day" aria-label={formatPlainDay(day, visit.locale)}>
      <legend>
        {weekday?.short} {Number(day.slice(-2))}
      </legend>
      {starts.length === 0 && <p class="soft">{words.noStarts}</p>}
      <div class="day-starts">
        {starts.map(start => (
          <Start key={start.startsAt} props={props} start={start} />
        ))}
      </div>
    </fieldset>
  )
}

/** What was picked and has no box in the week on show: kept, and can be taken back. */
function Elsewhere({ visit, words, form, week }: WeekPickerProps) {
  const shown = new Set(week.days.flatMap(({ starts }) => starts.map(({ startsAt }) => startsAt)))
  const others = form.slots.filter(start => !shown.has(start))
  if (others.length === 0) return null
  return (
    <fieldset class="week-day">
      <legend>{words.otherWeeks}</legend>
      <div class="day-starts long">
        {others.map(start => (
          <label key={start} class="start-box">
            <input type="checkbox" name="slots" value={iso(start)} checked />
            <span>{formatDayAndTime(start, visit.user.timeZone, visit.locale)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Another week: the form as it stands is sent and comes back with that week. */
function WeekBar({ visit, words, form, now }: WeekPickerProps) {
  const monday = isoWeekStart(form.day)
  const isFirst = monday <= isoWeekStart(dayOf(now, visit.user.timeZone))
  return (
    <div class="actions">
      {!isFirst && (
        <button type="submit" name="go" value={addDays(monday, -7)} formNoValidate>
          {words.earlier}
        </button>
      )}
      <button type="submit" name="go" value={addDays(monday, 7)} formNoValidate>
        {words.later}
      </button>
    </div>
  )
}

/** A week as a calendar whose starts can be ticked; works as plain form. */
export function WeekPicker(props: WeekPickerProps) {
  const { visit, words, form, week, now } = props
  const { timeZone } = visit.user
  const day = formatPlainDay(isoWeekStart(form.day), visit.locale)
  return (
    <section aria-labelledby="week">
      <h2 id="week">{fill(words.week, { day })}</h2>
      <p class="soft">{fill(words.zone, { zone: zoneLabel(now, timeZone, visit.locale) })}</p>
      <input type="hidden" name="day" value={form.day} />
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
