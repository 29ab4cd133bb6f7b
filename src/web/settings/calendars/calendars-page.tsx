import { fill } from '../../../i18n/fill.ts'
import { formatDayAndTime } from '../../../i18n/format-time.ts'
import type { CalendarAccount } from '../../../services/connect-calendar.ts'
import { FormSecret, type Notice, SettingsFrame } from '../settings-frame.tsx'
import type { Visit } from '../visit.ts'

/** What stands in the form; the password is never shown again. */
export interface ConnectForm {
  serverUrl: string
  username: string
}

export interface CalendarsPageProps {
  visit: Visit
  accounts: readonly CalendarAccount[]
  form: ConnectForm
  notice: Notice | undefined
}

type CalendarProps = { visit: Visit; calendar: CalendarAccount['calendars'][number] }

function statusOf({ visit, calendar }: CalendarProps): string {
  const words = visit.words.calendars
  if (!calendar.isChecked) return ''
  if (calendar.isLost) return words.calendarLost
  const { syncedAt, lastError } = calendar
  const { timeZone } = visit.user
  const read =
    syncedAt === undefined
      ? words.never
      : fill(words.synced, { time: formatDayAndTime(syncedAt, timeZone, visit.locale) })
  return lastError ? `${read} · ${lastError}` : read
}

const CalendarChoice = (props: CalendarProps) => {
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

function DefaultChoice({ visit, account }: { visit: Visit; account: CalendarAccount }) {
  const words = visit.words.calendars
  const id = `default-${account.connectionId}`
  return (
    <div class="field">
      <label for={id}>{words.writeTo}</label>
      <select id={id} name="defaultId">
        <option value="">{words.writeNowhere}</option>
        {account.calendars.map(calendar => (
          <option key={calendar.id} value={calendar.id} selected={calendar.isDefault}>
            {calendar.name}
          </option>
        ))}
      </select>
    </div>
  )
}

function Account({ visit, account }: { visit: Visit; account: CalendarAccount }) {
  const { calendars: words, frame } = visit.words
  const address = `/settings/calendars/${account.connectionId}`
  return (
    <section class="panel">
      <h2>{account.label}</h2>
      {account.isLost && (
        <p class="notice bad">{fill(words.lost, { reason: account.reason ?? '' })}</p>
      )}
      <form method="post" action={address}>
        <FormSecret visit={visit} />
        <fieldset>
          <legend>{words.checked}</legend>
          <p class="soft">{words.checkedHint}</p>
          {account.calendars.map(calendar => (
            <CalendarChoice key={calendar.id} visit={visit} calendar={calendar} />
          ))}
        </fieldset>
        <DefaultChoice visit={visit} account={account} />
        <button type="submit">{frame.save}</button>
      </form>
      <form method="post" action={`${address}/disconnect`} class="actions">
        <FormSecret visit={visit} />
        <button type="submit" class="danger">
          {words.disconnect}
        </button>
      </form>
    </section>
  )
}

function Connect({ visit, form }: Pick<CalendarsPageProps, 'visit' | 'form'>) {
  const words = visit.words.calendars
  return (
    <form method="post" action="/settings/calendars" class="panel">
      <h2>{words.connect}</h2>
      <p class="soft">{words.connectText}</p>
      <FormSecret visit={visit} />
      <div class="field">
        <label for="serverUrl">{words.serverUrl}</label>
        <input id="serverUrl" name="serverUrl" type="url" value={form.serverUrl} required />
      </div>
      <div class="pair">
        <div class="field">
          <label for="username">{words.username}</label>
          <input id="username" name="username" value={form.username} autocomplete="off" required />
        </div>
        <div class="field">
          <label for="password">{words.password}</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="new-password"
            required
          />
        </div>
      </div>
      <button type="submit" class="primary">
        {words.connectButton}
      </button>
    </form>
  )
}

/** /settings/calendars: whose events keep people from booking one. */
export function CalendarsPage({ visit, accounts, form, notice }: CalendarsPageProps) {
  const { frame, calendars: words } = visit.words
  return (
    <SettingsFrame visit={visit} tab="calendars" title={frame.calendars} notice={notice}>
      {accounts.length === 0 && <p>{words.none}</p>}
      {accounts.map(account => (
        <Account key={account.connectionId} visit={visit} account={account} />
      ))}
      <Connect visit={visit} form={form} />
    </SettingsFrame>
  )
}
