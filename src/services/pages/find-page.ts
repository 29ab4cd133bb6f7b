import type { HostName, SchedulingPage, WorkspaceId } from '../../model/entities.ts'
import { takesBookings } from '../../model/takes-bookings.ts'
import { findPageById, findPageBySlug } from '../../store/pages/pages.ts'
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

/**
 * The page that times were proposed for, also after it was deleted: the times stay open. `isBookable`: it takes
 * bookings now, so that people may be led to it. Undefined if the page is missing.
 */
export async function findProposedPage(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  { workspaceId, pageId }: { workspaceId: WorkspaceId; pageId: string | undefined },
): Promise<{ page: SchedulingPage; isBookable: boolean } | undefined> {
  const found = pageId ? await findPageById(db, { workspaceId, pageId }) : undefined
  if (!found) return undefined
  const { page, isDeleted } = found
  return { page, isBookable: !isDeleted && takesBookings(page, clock()) }
}
