import { isEntityId } from '../../src/scheduling/entity-id.ts'
import type { CrmContactDetail, CrmRecords, CrmTask } from '../crm-provider.ts'
import type { Home } from './contacts.ts'

interface TaskRow {
  id: string
  contact_id: string | null
  owner_email: string
  title: string
  due_at: Date | null
}

/** Open tasks with a due date, the most urgent first. */
export async function listOpenTasks(home: Home, ownerEmail: string): Promise<CrmTask[]> {
  const rows = await home
    .db('crm_tasks')
    .where({
      workspace_id: home.workspaceId,
      owner_email: ownerEmail.toLowerCase(),
      is_done: false,
    })
    .whereNotNull('due_at')
    .orderBy('due_at')
    .select<TaskRow[]>('*')
  return rows.flatMap(({ id, title, due_at, contact_id }) =>
    due_at
      ? [
          {
            id,
            title,
            dueAt: due_at.getTime(),
            url: `${home.publicUrl}/records/builtin/contacts/${contact_id}`,
          },
        ]
      : [],
  )
}

export async function listTasksOfContact(
  { db }: Home,
  contactId: string,
): Promise<CrmContactDetail['tasks']> {
  const rows = await db('crm_tasks')
    .where({ contact_id: contactId, is_done: false })
    .orderByRaw('due_at nulls last, created_at')
    .select<TaskRow[]>('*')
  return rows.map(({ id, title, owner_email, due_at }) => ({
    id,
    title,
    ownerEmail: owner_email,
    dueAt: due_at?.getTime(),
  }))
}

export async function addTask(
  { db, workspaceId }: Home,
  task: Parameters<CrmRecords['addTask']>[0],
): Promise<void> {
  await db('crm_tasks').insert({
    workspace_id: workspaceId,
    contact_id: task.contactId,
    owner_email: task.ownerEmail.toLowerCase(),
    title: task.title,
    due_at: task.dueAt === undefined ? null : new Date(task.dueAt),
  })
}

export async function completeTask({ db, workspaceId }: Home, id: string): Promise<void> {
  if (!isEntityId(id)) return
  await db('crm_tasks').where({ workspace_id: workspaceId, id }).update({ is_done: true })
}
