import type { WorkspaceId } from '../scheduling/entities.ts'
import { isEntityId } from '../scheduling/entity-id.ts'
import * as store from '../store/users.ts'
import type { ServiceContext } from './context.ts'
import { getPage } from './pages.ts'
import { pageNotFound } from './problems.ts'

/**
 * The page whose link is used where a person inserts theirs (F8); one they host, and no link for one meeting.
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

/** Undefined where none was chosen. */
export const findDefaultPageId = (
  { db }: Pick<ServiceContext, 'db'>,
  userId: string,
): Promise<string | undefined> => store.findDefaultPageId(db, userId)
