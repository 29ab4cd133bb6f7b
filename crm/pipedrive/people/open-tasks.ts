import type { CrmTask, CrmTaskList } from '../../contract/crm-provider.ts'
import type { Account } from '../account/account.ts'
import { listActivities } from '../activities/activities.ts'
import { dueInstant } from '../activities/activity-times.ts'

/** The app opens an activity on top of its list. */
export const activityUrl = (homeUrl: string, id: number) =>
  `${homeUrl}/activities/list#dialog/activity/${id}`

/** Tasks are activities of the type `task`, which every account has. */
export async function listOpenTasks(
  { api, homeUrl, users }: Account,
  ownerEmail: string,
): Promise<CrmTaskList> {
  const owner = await users.byEmail(ownerEmail)
  if (!owner) return { tasks: [], isWhole: true }
  const query = { owner_id: owner.id, done: false, sort_by: 'due_date' } as const
  const tasks: CrmTask[] = []
  for await (const activity of listActivities(api, query)) {
    if (activity.type !== 'task') continue
    const { id, subject } = activity
    const dueAt = dueInstant(activity, owner.timezone_name ?? undefined)
    if (dueAt === undefined) continue
    tasks.push({ id: String(id), title: subject || 'Task', dueAt, url: activityUrl(homeUrl, id) })
  }
  return { tasks, isWhole: true }
}
