import type { CalendarAccount } from '../../../services/calendars/calendar-settings.ts'
import type { Connectable } from '../../connectable.ts'
import type { Visit } from '../../signed-in/visit.ts'

export interface AccountPanelProps {
  visit: Visit
  account: CalendarAccount
  /** Undefined for CalDAV, which uses a password. */
  provider: Connectable | undefined
  /** The person has a calendar for tasks, in this or another account. */
  hasTasks: boolean
}
