import type { Knex } from 'knex'
import { type BusyRules, defaultBusyRules } from '../../calendars/calendar-provider.ts'
import {
  type CalendarAccountSettings,
  listAccountSettings,
} from '../../store/calendars/calendar-accounts.ts'

/** Only differences from the defaults are stored. */
export const rulesFrom = (
  settings: Pick<CalendarAccountSettings, 'busyRules'> | undefined,
): BusyRules => ({ ...defaultBusyRules, ...settings?.busyRules })

/** Which kinds of events an account's owner wants to count as busy. */
export async function busyRulesOf(db: Knex, connectionId: string): Promise<BusyRules> {
  return rulesFrom((await listAccountSettings(db, [connectionId])).get(connectionId))
}
