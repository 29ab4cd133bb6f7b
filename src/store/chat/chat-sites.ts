import type { Knex } from 'knex'
import type { ChatQuestion, ChatSite } from '../../model/chat.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import type { Schedule } from '../../scheduling/types.ts'
import { toTimestamp } from '../database/connect.ts'

interface SiteRow {
  id: string
  workspace_id: WorkspaceId
  key: string
  name: string
  origins: string[]
  hours: Schedule
  page_ids: string[]
  slack_channel: string | null
  color: string
  position: ChatSite['position']
  greetings: ChatSite['greetings']
  questions: ChatQuestion[]
  consent: ChatSite['consent']
  consent_text: string
  identity: ChatSite['identity']
  retention_months: number
  is_active: boolean
}

const toSite = (row: SiteRow): ChatSite => ({
  id: row.id,
  workspaceId: row.workspace_id,
  key: row.key,
  name: row.name,
  origins: row.origins,
  hours: row.hours,
  pageIds: row.page_ids,
  slackChannel: row.slack_channel ?? undefined,
  color: row.color,
  position: row.position,
  greetings: row.greetings,
  questions: row.questions,
  consent: row.consent,
  consentText: row.consent_text,
  identity: row.identity,
  retentionMonths: row.retention_months,
  isActive: row.is_active,
})

const toColumns = (site: ChatSite) => ({
  name: site.name,
  origins: [...site.origins],
  hours: JSON.stringify(site.hours),
  slack_channel: site.slackChannel ?? null,
  color: site.color,
  position: site.position,
  greetings: JSON.stringify(site.greetings),
  questions: JSON.stringify(site.questions),
  consent: site.consent,
  consent_text: site.consentText,
  identity: site.identity,
  retention_months: site.retentionMonths,
  is_active: site.isActive,
})

/** Sites that are not deleted. Their deleted pages are left out. */
const querySites = async (db: Knex, rest: string, values: Knex.RawBinding[]) => {
  const { rows } = await db.raw<{ rows: SiteRow[] }>(
    `select s.*, array(
         select p.id from chat_site_pages sp join pages p on p.id = sp.page_id
          where sp.site_id = s.id and p.deleted_at is null order by sp.position
       ) as page_ids
       from chat_sites s where s.deleted_at is null and ${rest}`,
    values,
  )
  return rows.map(toSite)
}

async function replaceSitePages(trx: Knex, { id, pageIds }: ChatSite): Promise<void> {
  await trx('chat_site_pages').where({ site_id: id }).delete()
  if (pageIds.length > 0)
    await trx('chat_site_pages').insert(
      pageIds.map((pageId, position) => ({ site_id: id, page_id: pageId, position })),
    )
}

export async function insertChatSite(
  trx: Knex,
  { site, now }: { site: ChatSite; now: number },
): Promise<void> {
  await trx('chat_sites').insert({
    id: site.id,
    workspace_id: site.workspaceId,
    key: site.key,
    created_at: toTimestamp(now),
    ...toColumns(site),
  })
  await replaceSitePages(trx, site)
}

/** False if the workspace has no such site. The key never changes. */
export async function updateChatSite(trx: Knex, site: ChatSite): Promise<boolean> {
  const count = await trx('chat_sites')
    .where({ id: site.id, workspace_id: site.workspaceId, deleted_at: null })
    .update(toColumns(site))
  if (count > 0) await replaceSitePages(trx, site)
  return count > 0
}

export async function findChatSite(
  db: Knex,
  { workspaceId, siteId }: { workspaceId: WorkspaceId; siteId: string },
): Promise<ChatSite | undefined> {
  const [site] = await querySites(db, 's.workspace_id = ? and s.id = ?', [workspaceId, siteId])
  return site
}

/** By its public key, whether or not it is active. */
export async function findChatSiteByKey(db: Knex, key: string): Promise<ChatSite | undefined> {
  const [site] = await querySites(db, 's.key = ?', [key])
  return site
}

/** By name. */
export const listChatSites = (db: Knex, workspaceId: WorkspaceId): Promise<ChatSite[]> =>
  querySites(db, 's.workspace_id = ? order by lower(s.name), s.created_at, s.id', [workspaceId])

export async function hasActiveChatSite(db: Knex, workspaceId: WorkspaceId): Promise<boolean> {
  const row = await db('chat_sites')
    .where({ workspace_id: workspaceId, deleted_at: null, is_active: true })
    .first('id')
  return row !== undefined
}

/**
 * Deletes its secrets too; its conversations stay until their retention ends. False if it does not exist or was
 * deleted before.
 */
export async function markChatSiteDeleted(
  trx: Knex,
  { workspaceId, siteId, now }: { workspaceId: WorkspaceId; siteId: string; now: number },
): Promise<boolean> {
  const count = await trx('chat_sites')
    .where({ id: siteId, workspace_id: workspaceId, deleted_at: null })
    .update({ deleted_at: toTimestamp(now) })
  if (count > 0) await trx('chat_site_secrets').where({ site_id: siteId }).delete()
  return count > 0
}
