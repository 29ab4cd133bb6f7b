import { formatDayAndTime } from '../../../i18n/format-time.ts'
import type { CalendarAccount } from '../../../services/calendars/calendar-settings.ts'
import { readEventNote } from '../../../services/calendars/event-note.ts'
import { reasonText } from '../reason-text.ts'
import type { Visit } from '../visit.ts'

interface AccountProps {
  visit: Visit
  account: CalendarAccount
}
type CalendarProps = { visit: Visit; calendar: CalendarAccount['calendars'][number] }

function statusOf({ visit, calendar }: CalendarProps): string {
  const words = visit.words.calendars
  if (!calendar.isChecked && !calendar.isDefault) return calendar.canWrite ? '' : words.readOnly
  if (calendar.isLost) return words.calendarLost
  const { syncedAt, lastError } = calendar
  const { timeZone } = visit.user
  const read =
    syncedAt === undefined
      ? words.never
      : words.synced({ time: formatDayAndTime(syncedAt, timeZone, visit.locale) })
  return [read, ...troubleOf(visit, lastError)].join(' · ')
}

/** What hinders reading the calendar, or which of its events cannot be read. */
function troubleOf(visit: Visit, lastError: string | undefined): string[] {
  const words = visit.words.calendars
  const note = readEventNote(lastError)
  if (!note) return lastError ? [reasonText(visit, lastError)] : []
  const { unreadable, doubtful } = note
  return [
    ...(doubtful > 0 ? [words.doubtful({ count: String(doubtful) })] : []),
    ...(unreadable > 0 ? [words.unreadable({ count: String(unreadable) })] : []),
  ]
}

const Choice = (props: CalendarProps) => {
  const { id, name, isChecked, isLost } = props.calendar
  return (
    <label class="check">
      <input type="checkbox" name="calendarIds" value={id} checked={isChecked} />
      <span>
        {name} <span class={isLost ? 'field-error' : 'soft'}>{statusOf(props)}</span>
      </span>
    </label>
  )
}

function DefaultChoice({ visit, account }: AccountProps) {
  const words = visit.words.calendars
  const id = `default-${account.connectionId}`
  const writable = account.calendars.filter(
    ({ canWrite, purpose }) => canWrite && purpose === 'events',
  )
  return (
    <div class="field">
      <label for={id}>{words.writeTo}</label>
      <select id={id} name="defaultId">
        <option value="">{words.writeNowhere}</option>
        {writable.map(calendar => (
          <option key={calendar.id} value={calendar.id} selected={calendar.isDefault}>
            {calendar.name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Which calendars are checked, how it stands with each, and where meetings go. */
export function CalendarChoices({ visit, account }: AccountProps) {
  const words = visit.words.calendars
  const events = account.calendars
    .filter(({ purpose }) => purpose === 'events')
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault))
  return (
    <>
      <fieldset>
        <legend>{words.checked}</legend>
        <p class="soft">{words.checkedHint}</p>
        {events.map(calendar => (
          <Choice key={calendar.id} visit={visit} calendar={calendar} />
        ))}
      </fieldset>
      <DefaultChoice visit={visit} account={account} />
    </>
  )
}
