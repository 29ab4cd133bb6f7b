import type { HostName, SchedulingPage, WorkspaceId } from '../scheduling/entities.ts'
import { findPageBySlug } from '../store/pages.ts'
import type { ServiceContext } from './context.ts'
import { pageNotFound } from './problems.ts'

export interface FoundPage {
  page: SchedulingPage
  hosts: HostName[]
  /** The page's present slug, where an earlier one was asked for. */
  movedTo: string | undefined
}

/** Throws `page-not-found`. A page that is switched off is found: the door says so kindly. */
export async function findPage(
  context: Pick<ServiceContext, 'db'>,
  { workspaceId, slug }: { workspaceId: WorkspaceId; slug: string },
): Promise<FoundPage> {
  const found = await findPageBySlug(context.db, { workspaceId, slug })
  if (!found) throw pageNotFound()
  return { ...found, movedTo: found.page.slug === slug ? undefined : found.page.slug }
}
