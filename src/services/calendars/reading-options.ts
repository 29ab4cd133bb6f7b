import type { Knex } from 'knex'
import { type BusyRules, defaultBusyRules } from '../../calendars/calendar-provider.ts'
import {
  type CalendarAccountSettings,
  listAccountSettings,
} from '../../store/calendars/calendar-accounts.ts'

/** Kept is only what differs; switched on and off as people expect where nothing was said. */
export const rulesFrom = (
  settings: Pick<CalendarAccountSettings, 'busyRules'> | undefined,
): BusyRules => ({ ...defaultBusyRules, ...settings?.busyRules })

/** What an account's owner wants to count as taken. */
export async function busyRulesOf(db: Knex, connectionId: string): Promise<BusyRules> {
  return rulesFrom((await listAccountSettings(db, [connectionId])).get(connectionId))
}
