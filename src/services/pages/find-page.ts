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

interface PageQuery {
  workspaceId: WorkspaceId
  slug: string
}

/**
 * Also finds deleted pages, because a repeated request gets the answer of its earlier booking. Ignores letter
 * case, since people type addresses. Throws `page-not-found`.
 */
export async function findPageToBook(
  context: Pick<ServiceContext, 'db'>,
  { workspaceId, slug }: PageQuery,
): Promise<FoundPage & { isDeleted: boolean }> {
  const found = await findPageBySlug(context.db, { workspaceId, slug: slug.toLowerCase() })
  if (!found) throw pageNotFound()
  return { ...found, movedTo: found.page.slug === slug ? undefined : found.page.slug }
}

/**
 * Like `findPageToBook`, and throws `page-gone`. Also finds a page that is switched off, which the entry point
 * explains.
 */
export async function findPage(
  context: Pick<ServiceContext, 'db'>,
  query: PageQuery,
): Promise<FoundPage> {
  const { isDeleted, ...found } = await findPageToBook(context, query)
  if (isDeleted) throw pageGone()
  return found
}
