import { formatDayAndTime } from '../../../i18n/format-time.ts'
import { reasonText } from '../../../i18n/reason-text.ts'
import type { CalendarAccount } from '../../../services/calendars/calendar-settings.ts'
import { readEventNote } from '../../../services/calendars/event-note.ts'
import type { Visit } from '../../signed-in/visit.ts'

interface AccountProps {
  visit: Visit
  account: CalendarAccount
}
type CalendarProps = { visit: Visit; calendar: CalendarAccount['calendars'][number] }

function statusOf({ visit, calendar }: CalendarProps): string {
  const copy = visit.copy.calendars
  if (!calendar.isChecked && !calendar.isDefault) return calendar.canWrite ? '' : copy.readOnly
  if (calendar.isLost) return copy.calendarLost
  const { syncedAt } = calendar
  const { timeZone } = visit.user
  const read =
    syncedAt === undefined
      ? copy.never
      : copy.synced({ time: formatDayAndTime(syncedAt, timeZone, visit.locale) })
  return [read, ...troubleOf(visit, calendar)].join(' · ')
}

/** The reason why the calendar or some of its events cannot be read. */
function troubleOf(
  visit: Visit,
  { lastError, lastErrorCode: code }: CalendarProps['calendar'],
): string[] {
  const copy = visit.copy.calendars
  const note = readEventNote(lastError)
  if (!note) return lastError ? [reasonText(visit.locale, { text: lastError, code })] : []
  const { unreadable, doubtful } = note
  return [
    ...(doubtful > 0 ? [copy.doubtful({ count: String(doubtful) })] : []),
    ...(unreadable > 0 ? [copy.unreadable({ count: String(unreadable) })] : []),
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
  const copy = visit.copy.calendars
  const id = `default-${account.connectionId}`
  const writable = account.calendars.filter(
    ({ canWrite, purpose }) => canWrite && purpose === 'events',
  )
  return (
    <div class="field">
      <label for={id}>{copy.writeTo}</label>
      <select id={id} name="defaultId">
        <option value="">{copy.writeNowhere}</option>
        {writable.map(calendar => (
          <option key={calendar.id} value={calendar.id} selected={calendar.isDefault}>
            {calendar.name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The checked calendars with their state, and the calendar for meetings. */
export function CalendarChoices({ visit, account }: AccountProps) {
  const copy = visit.copy.calendars
  const events = account.calendars
    .filter(({ purpose }) => purpose === 'events')
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault))
  return (
    <>
      <fieldset>
        <legend>{copy.checked}</legend>
        <p class="soft">{copy.checkedHint}</p>
        {events.map(calendar => (
          <Choice key={calendar.id} visit={visit} calendar={calendar} />
        ))}
      </fieldset>
      <DefaultChoice visit={visit} account={account} />
    </>
  )
}
