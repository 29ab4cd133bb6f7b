import type { Knex } from 'knex'
import { type BusyRules, defaultBusyRules } from '../calendars/calendar-provider.ts'
import { listAccountSettings } from '../store/calendar-accounts.ts'

export const busyRuleNames = Object.keys(defaultBusyRules) as (keyof BusyRules)[]

/** What an account's owner wants to count as taken. */
export async function busyRulesOf(db: Knex, connectionId: string): Promise<BusyRules> {
  const settings = (await listAccountSettings(db, [connectionId])).get(connectionId)
  return { ...defaultBusyRules, ...settings?.busyRules }
}
