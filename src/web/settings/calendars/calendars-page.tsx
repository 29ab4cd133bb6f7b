import { messagesIn } from '../../../i18n/messages.ts'
import type { CalendarAccount } from '../../../services/calendars/calendar-settings.ts'
import type { Connectable } from '../../connectable.ts'
import { type Notice, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { AccountPanel } from './account-panel.tsx'
import { type ConnectForm, ConnectPanel } from './connect-panel.tsx'
import { FixPanel, findTroubles } from './fix-panel.tsx'
import { RoomPanel, type TypedRoom } from './room-panel.tsx'

interface CalendarsPageProps {
  visit: Visit
  accounts: readonly CalendarAccount[]
  /** Providers to which people connect their own accounts. */
  connectable: readonly Connectable[]
  form: ConnectForm
  room: TypedRoom
  /** The form to return to after connecting a calendar. */
  back: string | undefined
  notice: Notice | undefined
}

/** /settings/calendars: calendars whose events block times, and the calendar for meetings. */
export function CalendarsPage(props: CalendarsPageProps) {
  const { visit, accounts, connectable, form, room, back, notice } = props
  const { frame, calendars: copy } = visit.copy
  const troubles = findTroubles(visit, accounts)
  return (
    <SettingsFrame visit={visit} tab="calendars" title={frame.calendars} notice={notice}>
      {back && (
        <p>
          <a class="button" href={back}>
            {messagesIn(visit.locale, 'schedule').backToForm}
          </a>
        </p>
      )}
      {troubles.length > 0 && <FixPanel visit={visit} troubles={troubles} />}
      {accounts.length === 0 && <p>{copy.none}</p>}
      {accounts.map(account => (
        <AccountPanel
          key={account.connectionId}
          visit={visit}
          account={account}
          hasTasks={accounts.some(({ calendars }) =>
            calendars.some(({ purpose }) => purpose === 'tasks'),
          )}
          provider={connectable.find(({ id }) => id === account.provider)}
        />
      ))}
      <RoomPanel visit={visit} room={room} />
      <ConnectPanel visit={visit} connectable={connectable} form={form} back={back} />
    </SettingsFrame>
  )
}
