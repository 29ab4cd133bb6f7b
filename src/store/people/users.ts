import type { Knex } from 'knex'
import type { Locale, User, WorkspaceId } from '../../model/entities.ts'
import { toInstant } from '../database/connect.ts'

interface UserRow {
  id: string
  workspace_id: WorkspaceId
  email: string
  name: string
  time_zone: string
  locale: Locale
  role: User['role']
  slack_user_id: string | null
  withdrawn_at: Date | null
  invited_at: Date | null
}

const toUser = (row: UserRow): User => ({
  id: row.id,
  workspaceId: row.workspace_id,
  email: row.email,
  name: row.name,
  timeZone: row.time_zone,
  locale: row.locale,
  role: row.role,
  slackUserId: row.slack_user_id ?? undefined,
  ...(row.invited_at ? { invitedAt: toInstant(row.invited_at) } : {}),
  ...(row.withdrawn_at ? { isWithdrawn: true } : {}),
})

export type NewUser = Omit<User, 'id' | 'invitedAt' | 'isWithdrawn'>

/** Undefined if the workspace already has a user with this email or this Slack account. */
export async function insertUser(db: Knex, user: NewUser): Promise<User | undefined> {
  const [row] = await db<UserRow>('users')
    .insert({
      workspace_id: user.workspaceId,
      email: user.email,
      name: user.name,
      time_zone: user.timeZone,
      locale: user.locale,
      role: user.role,
      slack_user_id: user.slackUserId ?? null,
    })
    .onConflict()
    .ignore()
    .returning('*')
  return row && toUser(row)
}

export interface UserQuery {
  workspaceId: WorkspaceId
  id?: string
  /** Lower case. */
  email?: string
  slackUserId?: string
}

export async function findUser(db: Knex, query: UserQuery): Promise<User | undefined> {
  const where: Partial<UserRow> = { workspace_id: query.workspaceId }
  if (query.id !== undefined) where.id = query.id
  if (query.email !== undefined) where.email = query.email
  if (query.slackUserId !== undefined) where.slack_user_id = query.slackUserId
  const row = await db<UserRow>('users').where(where).first()
  return row && toUser(row)
}

/** By id alone, for sessions and links, which name no workspace. */
export async function findUserById(db: Knex, id: string): Promise<User | undefined> {
  const row = await db<UserRow>('users').where({ id }).first()
  return row && toUser(row)
}

export async function listUserEmails(db: Knex, ids: readonly string[]): Promise<string[]> {
  return db<UserRow>('users')
    .whereIn('id', [...ids])
    .pluck('email')
}

/** Names by id. */
export async function listUserNames(
  db: Knex,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db<UserRow>('users')
    .whereIn('id', [...ids])
    .select('id', 'name')
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function listUsers(db: Knex, workspaceId: WorkspaceId): Promise<User[]> {
  const rows = await db<UserRow>('users')
    .where({ workspace_id: workspaceId })
    .orderBy(['name', 'id'])
  return rows.map(toUser)
}

/** A Slack account belongs to one user: an earlier user with the same Slack id loses it. */
export async function updateSlackUserId(
  trx: Knex,
  user: { workspaceId: WorkspaceId; userId: string; slackUserId: string },
): Promise<void> {
  await trx<UserRow>('users')
    .where({ workspace_id: user.workspaceId, slack_user_id: user.slackUserId })
    .whereNot({ id: user.userId })
    .update({ slack_user_id: null })
  await trx<UserRow>('users')
    .where({ workspace_id: user.workspaceId, id: user.userId })
    .update({ slack_user_id: user.slackUserId })
}

export async function clearSlackUserId(
  db: Knex,
  user: { workspaceId: WorkspaceId; userId: string },
): Promise<void> {
  await db<UserRow>('users')
    .where({ workspace_id: user.workspaceId, id: user.userId })
    .update({ slack_user_id: null })
}

/** Deletes all Slack user ids, after a change to another Slack team. */
export async function forgetSlackUserIds(db: Knex): Promise<void> {
  await db<UserRow>('users').whereNotNull('slack_user_id').update({ slack_user_id: null })
}

/** Locks the admins with access against changes until the transaction ends. */
export async function lockAdminIds(trx: Knex, workspaceId: WorkspaceId): Promise<string[]> {
  const rows = await trx<UserRow>('users')
    .where({ workspace_id: workspaceId, role: 'admin', withdrawn_at: null })
    .orderBy('id')
    .forUpdate()
    .select('id')
  return rows.map(({ id }) => id)
}

/** Undefined if the workspace has no such user. */
export async function updateUser(
  trx: Knex,
  {
    workspaceId,
    id,
    changes,
  }: {
    workspaceId: WorkspaceId
    id: string
    changes: Partial<Pick<User, 'name' | 'timeZone' | 'locale' | 'role'>>
  },
): Promise<User | undefined> {
  const { name, timeZone, locale, role } = changes
  const [row] = await trx<UserRow>('users')
    .where({ workspace_id: workspaceId, id })
    // `id` keeps the statement valid if no other value changes.
    .update({ id, name: name?.trim(), time_zone: timeZone, locale, role })
    .returning('*')
  return row && toUser(row)
}

export async function updateDefaultPage(
  db: Knex,
  user: { workspaceId: WorkspaceId; userId: string; pageId: string },
): Promise<void> {
  await db('users')
    .where({ id: user.userId, workspace_id: user.workspaceId })
    .update({ default_page_id: user.pageId })
}

/** Undefined if the user chose none. */
export async function findDefaultPageId(db: Knex, userId: string): Promise<string | undefined> {
  const row = await db('users')
    .where({ id: userId })
    .first<{ default_page_id: string | null }>('default_page_id')
  return row?.default_page_id ?? undefined
}

/** Whether all of the user's own pages are switched off. */
export async function findArePagesOff(db: Knex, userId: string): Promise<boolean> {
  const row = await db('users')
    .where({ id: userId })
    .first<{ are_pages_off: boolean }>('are_pages_off')
  return row?.are_pages_off ?? false
}

/** False if the workspace has no such user. */
export async function updateArePagesOff(
  db: Knex,
  { workspaceId, userId, areOff }: { workspaceId: WorkspaceId; userId: string; areOff: boolean },
): Promise<boolean> {
  const where = { id: userId, workspace_id: workspaceId }
  return (await db('users').where(where).update({ are_pages_off: areOff })) > 0
}
