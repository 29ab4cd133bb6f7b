import type { CrmRecords } from '../../../crm/crm-provider.ts'
import { toInstant } from '../../scheduling/zoned-time.ts'
import { enqueueTasks } from '../../services/task-calendar.ts'
import { textFields } from '../form-fields.ts'
import type { Visit } from '../settings/visit.ts'
import type { WebContext } from '../web-context.ts'

const longestTitle = 200

/** Epoch ms; undefined: none was given. Null for what is no time. */
function dueOf(text: string, timeZone: string): number | undefined | null {
  if (text === '') return undefined
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(text) ?? []
  const due = day && time ? toInstant(day, time, timeZone) : Number.NaN
  return Number.isFinite(due) ? due : null
}

/** The signed-in user's own task. False where the form makes none. */
export async function addTask(
  web: WebContext,
  { user }: Visit,
  { records, contactId, body }: { records: CrmRecords; contactId: string; body: unknown },
): Promise<boolean> {
  const { title = '', due = '' } = textFields(body)
  const dueAt = dueOf(due, user.timeZone)
  const isNamed = title.trim() !== '' && title.length <= longestTitle
  if (!isNamed || dueAt === null) return false
  await records.addTask({ contactId, ownerEmail: user.email, title: title.trim(), dueAt })
  await enqueueTasks(web, { userId: user.id })
  return true
}
