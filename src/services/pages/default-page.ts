import type { User, WorkspaceId } from '../../model/entities.ts'
import { isEntityId } from '../../model/entity-id.ts'
import * as store from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'
import { pageUrl } from '../links.ts'
import { pageNotFound } from '../problems.ts'
import { getPage, listPages } from './pages.ts'

/**
 * Sets the page whose link a user inserts. They must host it, and it must not be a link for one meeting.
 * Throws `page-not-found`.
 */
export async function setDefaultPage(
  context: Pick<ServiceContext, 'db'>,
  command: { workspaceId: WorkspaceId; userId: string; pageId: string },
): Promise<void> {
  if (!isEntityId(command.pageId)) throw pageNotFound()
  const { hostIds, kind } = await getPage(context, command)
  if (kind === 'specific-times' || !hostIds.includes(command.userId)) throw pageNotFound()
  await store.updateDefaultPage(context.db, command)
}

/** Undefined if none was chosen. */
export const findDefaultPageId = (
  { db }: Pick<ServiceContext, 'db'>,
  userId: string,
): Promise<string | undefined> => store.findDefaultPageId(db, userId)

/**
 * The link for a person's texts: of their default page, or else of their first page that accepts bookings.
 * Undefined if there is none.
 */
export async function findDefaultLink(
  context: Pick<ServiceContext, 'db' | 'publicUrl'>,
  { workspaceId, id: hostId }: Pick<User, 'workspaceId' | 'id'>,
): Promise<string | undefined> {
  // A host's own default page comes first.
  const pages = await listPages(context, { workspaceId, hostId })
  const page = pages.find(({ isActive, kind }) => isActive && kind !== 'specific-times')
  return page && pageUrl(context, page.slug)
}
