import { isEntityId } from '../../src/model/entity-id.ts'
import { emailKey } from '../../src/text/email-address.ts'
import type { CrmTask } from '../contract/crm-provider.ts'
import type { CrmContactDetail, CrmOpenTask, CrmRecords } from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'

interface TaskRow {
  id: string
  contact_id: string | null
  owner_email: string
  title: string
  due_at: Date | null
}

/** Open tasks with a due date, the most urgent first. */
export async function listOpenTasks(crm: BuiltinCrm, ownerEmail: string): Promise<CrmTask[]> {
  const rows = await crm
    .db('crm_tasks')
    .where({
      workspace_id: crm.workspaceId,
      owner_email: emailKey(ownerEmail),
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
            url: `${crm.publicUrl}/records/builtin/contacts/${contact_id}`,
          },
        ]
      : [],
  )
}

export async function listTasksOfContact(
  { db }: BuiltinCrm,
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

/** All open tasks; those without a due date come last. */
export async function listTasks(
  { db, workspaceId }: BuiltinCrm,
  ownerEmail: string,
): Promise<CrmOpenTask[]> {
  const rows = await db('crm_tasks as t')
    .leftJoin('crm_contacts as c', 'c.id', 't.contact_id')
    .where({
      't.workspace_id': workspaceId,
      't.owner_email': emailKey(ownerEmail),
      't.is_done': false,
    })
    .orderByRaw('t.due_at nulls last, t.created_at, t.id')
    .select<(TaskRow & { contact_name: string | null })[]>('t.*', 'c.name as contact_name')
  return rows.map(({ id, title, due_at, contact_id, contact_name }) => ({
    id,
    title,
    dueAt: due_at?.getTime(),
    contact: contact_id ? { id: contact_id, name: contact_name ?? '' } : undefined,
  }))
}

export async function addTask(
  { db, workspaceId }: BuiltinCrm,
  { contactId, ownerEmail, title, dueAt }: Parameters<CrmRecords['addTask']>[0],
): Promise<void> {
  if (!isEntityId(contactId)) return
  const due = dueAt === undefined ? null : new Date(dueAt)
  await db.raw(
    `insert into crm_tasks (workspace_id, contact_id, owner_email, title, due_at)
     select c.workspace_id, c.id, lower(?), ?, ?::timestamptz from crm_contacts c where c.id = ? and c.workspace_id = ?`,
    [ownerEmail, title, due, contactId, workspaceId],
  )
}

export async function completeTask({ db, workspaceId }: BuiltinCrm, id: string): Promise<void> {
  if (!isEntityId(id)) return
  await db('crm_tasks').where({ workspace_id: workspaceId, id }).update({ is_done: true })
}
