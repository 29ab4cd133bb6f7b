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
 * Deleted pages too: a booking that was made on one is answered again if its request is repeated. In any letter
 * case: people type addresses. Throws `page-not-found`.
 */
export async function findPageToBook(
  context: Pick<ServiceContext, 'db'>,
  { workspaceId, slug }: PageQuery,
): Promise<FoundPage & { isDeleted: boolean }> {
  const found = await findPageBySlug(context.db, { workspaceId, slug: slug.toLowerCase() })
  if (!found) throw pageNotFound()
  return { ...found, movedTo: found.page.slug === slug ? undefined : found.page.slug }
}

/** As `findPageToBook`, and throws `page-gone`. A page that is switched off is found: the entry point says so kindly. */
export async function findPage(
  context: Pick<ServiceContext, 'db'>,
  query: PageQuery,
): Promise<FoundPage> {
  const { isDeleted, ...found } = await findPageToBook(context, query)
  if (isDeleted) throw pageGone()
  return found
}
