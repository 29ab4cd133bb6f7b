import type { Knex } from 'knex'

/** What an account is used for. Each setting is on by default. */
export interface CalendarAccountSettings {
  /** Its calendars make their owner busy, and bookings are written to it. */
  isForPages: boolean
  /** Its meetings with contacts are copied to the CRM, and the CRM's meetings to it. */
  isSynced: boolean
  hasReminders: boolean
  /** Differences from the default rules. */
  busyRules: Readonly<Record<string, boolean>>
}

interface SettingsRow {
  connection_id: string
  is_for_pages: boolean
  is_synced: boolean
  has_reminders: boolean
  busy_rules: Record<string, boolean>
}

const toSettings = (row: SettingsRow): CalendarAccountSettings => ({
  isForPages: row.is_for_pages,
  isSynced: row.is_synced,
  hasReminders: row.has_reminders,
  busyRules: row.busy_rules,
})

/** If an account is connected again, it keeps its settings. */
export const ensureAccountSettings = async (trx: Knex, connectionId: string): Promise<void> => {
  await trx('calendar_accounts')
    .insert({ connection_id: connectionId })
    .onConflict('connection_id')
    .ignore()
}

/** By connection; only calendar accounts have settings. */
export async function listAccountSettings(
  db: Knex,
  connectionIds: readonly string[],
): Promise<Map<string, CalendarAccountSettings>> {
  const rows = await db<SettingsRow>('calendar_accounts').whereIn('connection_id', connectionIds)
  return new Map(rows.map(row => [row.connection_id, toSettings(row)]))
}

export async function updateAccountSettings(
  trx: Knex,
  connectionId: string,
  settings: CalendarAccountSettings,
): Promise<void> {
  await trx('calendar_accounts')
    .where({ connection_id: connectionId })
    .update({
      is_for_pages: settings.isForPages,
      is_synced: settings.isSynced,
      has_reminders: settings.hasReminders,
      busy_rules: JSON.stringify(settings.busyRules),
    })
}
