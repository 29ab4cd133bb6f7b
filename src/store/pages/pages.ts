import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { type PageWithHosts, queryPages } from './page-rows.ts'

/** Whether a meeting was booked on this page and not canceled. */
export async function hasStandingMeeting(db: Knex, pageId: string): Promise<boolean> {
  const row = await db('meetings').where({ page_id: pageId, status: 'scheduled' }).first('id')
  return row !== undefined
}

/** By its present or an earlier slug. */
export async function findPageBySlug(
  db: Knex,
  { workspaceId, slug }: { workspaceId: WorkspaceId; slug: string },
): Promise<PageWithHosts | undefined> {
  const [found] = await queryPages(
    db,
    'join page_slugs s on s.page_id = p.id where s.workspace_id = ? and s.slug = ?',
    [workspaceId, slug],
  )
  return found
}

export async function findPageById(
  db: Knex,
  { workspaceId, pageId }: { workspaceId: WorkspaceId; pageId: string },
): Promise<PageWithHosts | undefined> {
  const [found] = await queryPages(db, 'where p.workspace_id = ? and p.id = ?', [
    workspaceId,
    pageId,
  ])
  return found
}

/**
 * Pages that are not deleted, by title. If `hostId` is given, only that host's own pages, the default page
 * first.
 */
export async function listPages(
  db: Knex,
  { workspaceId, hostId }: { workspaceId: WorkspaceId; hostId?: string | undefined },
): Promise<PageWithHosts[]> {
  return queryPages(
    db,
    `where p.workspace_id = ? and p.deleted_at is null and (?::uuid is null or exists
       (select 1 from page_hosts h where h.page_id = p.id and h.user_id = ?))
     order by exists (select 1 from users u where u.id = ? and u.default_page_id = p.id) desc, p.title, p.id`,
    [workspaceId, hostId ?? null, hostId ?? null, hostId ?? null],
  )
}
