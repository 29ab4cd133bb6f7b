import { ownMinutes } from '../schedule-form.ts'
import type { SchedulePageProps } from '../schedule-page-props.ts'
import { DayCalendar } from './day-calendar.tsx'
import { FieldNotes, noted } from './field.tsx'

const nameOf = (
  { visit, copy }: SchedulePageProps,
  { id, name }: { id: string; name: string },
): string => (id === visit.user.id ? copy.me({ name }) : name)

function HostSelect(props: SchedulePageProps) {
  const { copy, users, host } = props
  return (
    <div class="field">
      <label class="visually-hidden" for="host">
        {copy.host}
      </label>
      <select id="host" name="hostId" data-shows>
        {users.map(user => (
          <option key={user.id} value={user.id} selected={user.id === host.id}>
            {nameOf(props, user)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Most meetings are the user's own, so the choice of another host is collapsed. */
function HostChoice(props: SchedulePageProps) {
  const { copy, users, host, isOwn } = props
  if (users.length === 1) return <input type="hidden" name="hostId" value={host.id} />
  return (
    <>
      <details class="host-choice" open={!isOwn}>
        <summary>
          {copy.host}: <strong>{nameOf(props, host)}</strong>
        </summary>
        <HostSelect {...props} />
      </details>
      {!isOwn && <p class="note">{copy.organizer}</p>}
    </>
  )
}

const lengthOf = ({ copy }: SchedulePageProps, minutes: number) =>
  minutes % 60 === 0 ? copy.hours({ count: minutes / 60 }) : copy.minutes({ count: minutes })

function DurationChoice(props: SchedulePageProps) {
  const { copy, form, durations, faults } = props
  const isListed = durations.some(minutes => String(minutes) === form.minutes)
  const own = isListed || form.minutes === ownMinutes ? form.ownMinutes : form.minutes
  return (
    <fieldset class="pills" {...noted({ id: 'minutes', fault: faults.minutes })}>
      <legend>{copy.duration}</legend>
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
        <span>{copy.otherDuration}</span>
      </label>
      <input
        class="own-minutes"
        name="ownMinutes"
        id="own-minutes"
        type="number"
        min={5}
        max={1440}
        aria-label={copy.ownMinutes}
        value={own}
        data-shows
      />
      <button type="submit" name="do" value="show" formnovalidate id="show-times" class="show">
        {copy.show}
      </button>
      <FieldNotes id="minutes" fault={faults.minutes} />
    </fieldset>
  )
}

/** Host, duration and time. */
export const TimeChoice = (props: SchedulePageProps) => (
  <section class="panel time-choice" id="time-choice">
    <HostChoice {...props} />
    <DurationChoice {...props} />
    <DayCalendar {...props} />
  </section>
)
