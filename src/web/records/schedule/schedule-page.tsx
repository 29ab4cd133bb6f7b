import type { CrmContact } from '../../../../crm/crm-provider.ts'
import { fill } from '../../../i18n/fill.ts'
import type { ScheduleWords } from '../../../i18n/schedule/schedule-words.ts'
import type { User } from '../../../scheduling/entities.ts'
import { FormSecret, type Notice, SettingsFrame } from '../../settings/settings-frame.tsx'
import type { Visit } from '../../settings/visit.ts'
import type { DayTime } from './day-times.ts'
import { MeetingFields } from './meeting-fields.tsx'
import type { ScheduleForm } from './schedule-form.ts'

export interface SchedulePageProps {
  visit: Visit
  words: ScheduleWords
  contact: CrmContact
  /** The record's address with us. */
  path: string
  users: readonly User[]
  host: User
  form: ScheduleForm
  times: readonly DayTime[]
  /** The contact's address can be invited. */
  hasEmail: boolean
  /** The host's calendar is kept in step: people are invited. */
  hasCalendar: boolean
  /** A calendar of the host's cannot be read. */
  isUnknown: boolean
  notice: Notice | undefined
}

/** Whose time, which day and how long: shown anew without anything being booked. */
function DayChoice({ visit, words, path, users, host, form }: SchedulePageProps) {
  return (
    <form method="get" action={path} class="panel">
      <div class="pair">
        <div class="field">
          <label for="host">{words.host}</label>
          <select id="host" name="hostId">
            {users.map(({ id, name }) => (
              <option key={id} value={id} selected={id === host.id}>
                {id === visit.user.id ? fill(words.me, { name }) : name}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="day">{words.day}</label>
          <input id="day" name="day" type="date" value={form.day} required />
        </div>
      </div>
      <div class="field">
        <label for="minutes">{words.duration}</label>
        <input
          id="minutes"
          name="minutes"
          type="number"
          min={5}
          max={1440}
          step={5}
          value={form.minutes}
          required
        />
      </div>
      <button type="submit">{words.show}</button>
    </form>
  )
}

function Time({
  words,
  time,
  isChosen,
}: {
  words: ScheduleWords
  time: DayTime
  isChosen: boolean
}) {
  const [first] = time.taken
  return (
    <label class="check">
      <input type="radio" name="time" value={time.time} checked={isChosen} disabled={time.isPast} />
      <span>
        <strong>{time.time}</strong>{' '}
        <span class="soft">{first ? (first.title ?? words.busy) : words.free}</span>
      </span>
    </label>
  )
}

function Times({ visit, words, times, form }: SchedulePageProps) {
  const isListed = times.some(({ time }) => time === form.time)
  return (
    <fieldset>
      <legend>{fill(words.times, { zone: visit.user.timeZone })}</legend>
      <div class="day-times">
        {times.map(time => (
          <Time key={time.time} words={words} time={time} isChosen={time.time === form.time} />
        ))}
      </div>
      <div class="field">
        <label for="other-time">{words.otherTime}</label>
        <input
          id="other-time"
          name="otherTime"
          type="time"
          value={isListed ? '' : form.time}
          autocomplete="off"
        />
      </div>
    </fieldset>
  )
}

function Warnings({ words, contact, host, hasEmail, hasCalendar, isUnknown }: SchedulePageProps) {
  const { name } = host
  return (
    <>
      {!hasEmail && <p class="notice bad">{fill(words.noEmail, { name: contact.name })}</p>}
      {isUnknown && <p class="notice bad">{fill(words.unknown, { name })}</p>}
      {!hasCalendar && (
        <p class="notice">
          {fill(words.noCalendar, { name })} <a href="/settings/calendars">{words.connect}</a>
        </p>
      )}
    </>
  )
}

/** /records/:provider/contacts/:id/schedule */
export function SchedulePage(props: SchedulePageProps) {
  const { visit, words, contact, path, host, form, hasEmail, notice } = props
  return (
    <SettingsFrame
      visit={visit}
      section="records"
      title={fill(words.title, { name: contact.name })}
      notice={notice}
    >
      <p>
        <a href={contact.url}>{words.back}</a>
      </p>
      <Warnings {...props} />
      <DayChoice {...props} />
      <form method="post" action={path} class="panel">
        <FormSecret visit={visit} />
        <input type="hidden" name="hostId" value={host.id} />
        <input type="hidden" name="day" value={form.day} />
        <input type="hidden" name="minutes" value={form.minutes} />
        <Times {...props} />
        <MeetingFields {...props} />
        <button type="submit" class="primary" disabled={!hasEmail}>
          {words.save}
        </button>
      </form>
    </SettingsFrame>
  )
}
