import type { CalendarAccount } from '../../../services/calendars/calendar-settings.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'

/** A problem that prevents bookings, with two ways to solve it. */
interface Trouble {
  key: string
  text: string
  /** Address that renews the access. For CalDAV, the form is on this page. */
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

/** Shown first, and only if there is a problem. */
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
