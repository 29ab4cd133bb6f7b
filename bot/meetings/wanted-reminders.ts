import type { Reminder } from '../../src/model/entities.ts'
import { getWorkspace } from '../../src/services/workspace/workspaces.ts'
import { readReminders } from '../blocks/forms/reminder-text.ts'
import type { RequestContext } from '../requests/request-context.ts'

/**
 * Parses the typed reminders. One that equals a default of the workspace gets that default's description
 * setting.
 */
export async function wantedReminders(
  { parts, workspaceId }: RequestContext,
  typed: string,
): Promise<Reminder[]> {
  const { reminders } = await getWorkspace(parts.context, workspaceId)
  return readReminders(typed).minutes.map(minutesBefore => ({
    minutesBefore,
    includeDescription:
      reminders.find(each => each.minutesBefore === minutesBefore)?.includeDescription ?? false,
  }))
}
