import type { CalendarAccount } from '../../../services/calendars/calendar-settings.ts'
import { FormSecret } from '../settings-frame.tsx'
import type { Visit } from '../visit.ts'

/** What keeps people from booking, with both ways out of it. */
interface Trouble {
  key: string
  text: string
  /** Where the access is given again; CalDAV's form stands on this page. */
  reconnectUrl: string
  removeUrl: string
}

const reconnectUrlOf = ({ provider }: CalendarAccount) =>
  provider === 'caldav' ? '#connect' : `/oauth/${provider}/start`

export function findTroubles(visit: Visit, accounts: readonly CalendarAccount[]): Trouble[] {
  const copy = visit.copy.calendars
  return accounts.flatMap((account): Trouble[] => {
    const { connectionId, label, isLost, reason = '' } = account
    const address = `/settings/calendars/${connectionId}`
    const reconnectUrl = reconnectUrlOf(account)
    if (isLost)
      return [
        {
          key: connectionId,
          text: `${label}: ${copy.lost({ reason })}`,
          reconnectUrl,
          removeUrl: `${address}/disconnect`,
        },
      ]
    return account.calendars
      .filter(calendar => calendar.isLost && (calendar.isChecked || calendar.isDefault))
      .map(({ id, name }) => ({
        key: id,
        text: `${name}: ${copy.calendarLost}`,
        reconnectUrl,
        removeUrl: `${address}/calendars/${id}/remove`,
      }))
  })
}

/** First on the page, and only where something is broken. */
export function FixPanel({ visit, troubles }: { visit: Visit; troubles: readonly Trouble[] }) {
  const copy = visit.copy.calendars
  return (
    <section class="panel">
      <h2>{copy.fixThis}</h2>
      {troubles.map(({ key, text, reconnectUrl, removeUrl }) => (
        <div key={key}>
          <p class="notice bad">{text}</p>
          <div class="actions">
            <a class="button primary" href={reconnectUrl}>
              {copy.reconnect}
            </a>
            <form method="post" action={removeUrl}>
              <FormSecret visit={visit} />
              <button type="submit" class="danger">
                {copy.remove}
              </button>
            </form>
          </div>
        </div>
      ))}
    </section>
  )
}
