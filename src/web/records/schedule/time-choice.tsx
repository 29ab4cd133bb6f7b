import { fill, plural } from '../../../i18n/fill.ts'
import { DayCalendar } from './day-calendar.tsx'
import { FieldNotes, noted } from './field.tsx'
import { ownMinutes } from './schedule-form.ts'
import type { SchedulePageProps } from './schedule-page.tsx'

function HostChoice({ visit, words, users, inStep, host, faults }: SchedulePageProps) {
  const isOwn = (id: string) => id === visit.user.id
  const nameOf = ({ id, name }: { id: string; name: string }) => {
    if (isOwn(id)) return fill(words.me, { name })
    return inStep.has(id) ? name : fill(words.notInStep, { name })
  }
  const hint = users.length > 1 ? words.hostHint : undefined
  return (
    <div class="field">
      <label for="host">{words.host}</label>
      <select
        id="host"
        name="hostId"
        data-shows
        {...noted({ id: 'host', hint, fault: faults.host })}
      >
        {users.map(user => (
          <option
            key={user.id}
            value={user.id}
            selected={user.id === host.id}
            disabled={!isOwn(user.id) && !inStep.has(user.id)}
          >
            {nameOf(user)}
          </option>
        ))}
      </select>
      <FieldNotes id="host" hint={hint} fault={faults.host} />
      {!isOwn(host.id) && <p class="note">{words.organizer}</p>}
    </div>
  )
}

const lengthOf = ({ visit, words }: SchedulePageProps, minutes: number) =>
  minutes % 60 === 0
    ? plural(visit.locale, words.hours, minutes / 60)
    : plural(visit.locale, words.minutes, minutes)

function DurationChoice(props: SchedulePageProps) {
  const { words, form, durations, faults } = props
  const isListed = durations.some(minutes => String(minutes) === form.minutes)
  const own = isListed || form.minutes === ownMinutes ? form.ownMinutes : form.minutes
  return (
    <fieldset class="pills" {...noted({ id: 'minutes', fault: faults.minutes })}>
      <legend>{words.duration}</legend>
      {durations.map(minutes => (
        <label key={minutes} class="pill">
          <input
            type="radio"
            name="minutes"
            id={`minutes-${minutes}`}
            value={minutes}
            checked={form.minutes === String(minutes)}
            data-shows
          />
          <span>{lengthOf(props, minutes)}</span>
        </label>
      ))}
      <label class="pill">
        <input
          type="radio"
          name="minutes"
          id="minutes-own"
          value={ownMinutes}
          checked={!isListed}
        />
        <span>{words.otherDuration}</span>
      </label>
      <input
        class="own-minutes"
        name="ownMinutes"
        id="own-minutes"
        type="number"
        min={5}
        max={1440}
        aria-label={words.ownMinutes}
        value={own}
        data-shows
      />
      <button type="submit" name="do" value="show" formnovalidate id="show-times">
        {words.show}
      </button>
      <FieldNotes id="minutes" fault={faults.minutes} />
    </fieldset>
  )
}

/** Whose time, how long, and when. */
export const TimeChoice = (props: SchedulePageProps) => (
  <section class="panel time-choice" id="time-choice">
    <HostChoice {...props} />
    <DurationChoice {...props} />
    <DayCalendar {...props} />
  </section>
)
