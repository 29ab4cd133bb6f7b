import type { Knex } from 'knex'
import type { Locale, Reminder, Workspace, WorkspaceId } from '../../model/entities.ts'

interface WorkspaceRow {
  id: WorkspaceId
  name: string
  domains: string[]
  locale: Locale
  time_zone: string
  is_owner_first: boolean
  reminders: Reminder[]
  created_at: Date
}

const toWorkspace = (row: WorkspaceRow): Workspace => ({
  id: row.id,
  name: row.name,
  domains: row.domains,
  locale: row.locale,
  timeZone: row.time_zone,
  isOwnerFirst: row.is_owner_first,
  reminders: row.reminders,
})

export async function insertWorkspace(
  db: Knex,
  workspace: Pick<Workspace, 'name' | 'locale' | 'timeZone'>,
): Promise<Workspace> {
  const [row] = await db<WorkspaceRow>('workspaces')
    .insert({ name: workspace.name, locale: workspace.locale, time_zone: workspace.timeZone })
    .returning('*')
  if (!row) throw new Error('The new workspace was not returned')
  return toWorkspace(row)
}

export type WorkspaceChanges = Partial<
  Pick<Workspace, 'name' | 'locale' | 'timeZone' | 'isOwnerFirst' | 'reminders'>
>

/** Undefined if it does not exist. */
export async function updateWorkspace(
  db: Knex,
  { id, changes }: { id: WorkspaceId; changes: WorkspaceChanges },
): Promise<Workspace | undefined> {
  const [row] = await db<WorkspaceRow>('workspaces')
    .where({ id })
    .update({
      name: changes.name,
      locale: changes.locale,
      time_zone: changes.timeZone,
      is_owner_first: changes.isOwnerFirst,
      reminders: changes.reminders && db.raw('?::jsonb', [JSON.stringify(changes.reminders)]),
    })
    .returning('*')
  return row && toWorkspace(row)
}

export async function findWorkspace(db: Knex, id: string): Promise<Workspace | undefined> {
  const row = await db<WorkspaceRow>('workspaces')
    .where({ id: id as WorkspaceId })
    .first()
  return row && toWorkspace(row)
}

/** The workspace with this host name, otherwise the oldest. */
export async function findWorkspaceByDomain(
  db: Knex,
  domain: string,
): Promise<Workspace | undefined> {
  const row = await db<WorkspaceRow>('workspaces')
    .orderByRaw('? = any(domains) desc, created_at, id', [domain])
    .first()
  return row && toWorkspace(row)
}

export async function listWorkspaces(db: Knex): Promise<Workspace[]> {
  const rows = await db<WorkspaceRow>('workspaces').orderBy(['created_at', 'id'])
  return rows.map(toWorkspace)
}
