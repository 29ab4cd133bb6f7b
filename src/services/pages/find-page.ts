import type { HostName, SchedulingPage, WorkspaceId } from '../../model/entities.ts'
import { findPageBySlug } from '../../store/pages/pages.ts'
import type { ServiceContext } from '../context.ts'
import { pageGone, pageNotFound } from '../problems.ts'

export interface FoundPage {
  page: SchedulingPage
  hosts: HostName[]
  /** The page's present slug, if an earlier one or another spelling was requested. */
  movedTo: string | undefined
}

/**
 * Ignores letter case, since people type addresses. Also finds a page that is switched off, which the entry
 * point explains. Throws `page-not-found`, `page-gone`.
 */
export async function findPage(
  context: Pick<ServiceContext, 'db'>,
  { workspaceId, slug }: { workspaceId: WorkspaceId; slug: string },
): Promise<FoundPage> {
  const found = await findPageBySlug(context.db, { workspaceId, slug: slug.toLowerCase() })
  if (!found) throw pageNotFound()
  if (found.isDeleted) throw pageGone()
  return { ...found, movedTo: found.page.slug === slug ? undefined : found.page.slug }
}
