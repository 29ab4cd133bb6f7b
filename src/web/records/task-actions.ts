import type { CrmRecords } from '../../../crm/contract/crm-records.ts'
import { maxTitleLength } from '../../model/maximums.ts'
import { readWallTime } from '../../scheduling/instant.ts'
import { enqueueTasks } from '../../services/calendars/task-calendar.ts'
import { findUserByEmail } from '../../services/people/users.ts'
import { textFields } from '../form-fields.ts'
import type { Visit } from '../signed-in/visit.ts'
import type { WebContext } from '../web-context.ts'

/** Epoch ms; undefined if none was typed, null if it is invalid. */
function dueOf(text: string, timeZone: string): number | undefined | null {
  if (text === '') return undefined
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(text) ?? []
  if (day === undefined || time === undefined) return null
  return readWallTime({ day, time }, timeZone) ?? null
}

/** For the chosen user, or the signed-in one by default. Returns false if the form is invalid. */
export async function addTask(
  web: WebContext,
  { user }: Visit,
  { records, contactId, body }: { records: CrmRecords; contactId: string; body: unknown },
): Promise<boolean> {
  const { title = '', due = '', owner = user.email } = textFields(body)
  const dueAt = dueOf(due, user.timeZone)
  const isNamed = title.trim() !== '' && title.length <= maxTitleLength
  const responsible = await findUserByEmail(web, { workspaceId: user.workspaceId, email: owner })
  if (!isNamed || dueAt === null || !responsible) return false
  const { id: userId, email: ownerEmail } = responsible
  await records.addTask({ contactId, ownerEmail, title: title.trim(), dueAt })
  await enqueueTasks(web, { userId })
  return true
}
