import type { Knex } from 'knex'

/** What an account is used for. Switched on where nothing else was said. */
export interface CalendarAccountSettings {
  /** Its calendars keep people from booking, and bookings are written to it. */
  isForPages: boolean
  /** Its meetings with contacts go to the CRM, and the CRM's come here. */
  isSynced: boolean
  hasReminders: boolean
  /** What differs from what people expect. */
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

/** Connected again, an account keeps its settings. */
export const ensureAccountSettings = async (trx: Knex, connectionId: string): Promise<void> => {
  await trx('calendar_accounts')
    .insert({ connection_id: connectionId })
    .onConflict('connection_id')
    .ignore()
}

/** By connection; only calendar accounts have any. */
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
