import type { Reminder } from '../../src/model/entities.ts'
import { getWorkspace } from '../../src/services/workspace/workspaces.ts'
import { readReminders } from '../blocks/forms/reminder-text.ts'
import type { RequestContext } from '../requests/request-context.ts'

/** What was typed as reminders. One that the workspace has too carries the description where its does. */
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
