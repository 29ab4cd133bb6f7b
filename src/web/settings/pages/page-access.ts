import type { SchedulingPage, User } from '../../../model/entities.ts'
import { isEntityId } from '../../../model/entity-id.ts'
import { getPage } from '../../../services/pages/pages.ts'
import { forbidden, pageNotFound } from '../../../services/problems.ts'
import { isAdmin } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'

/** Admins may edit every page. A rep may edit pages without other hosts. */
export const mayEdit = (user: User, { hostIds }: Pick<SchedulingPage, 'hostIds'>): boolean =>
  isAdmin(user) || (hostIds.length === 1 && hostIds[0] === user.id)

/** Throws `page-not-found`, `forbidden`. */
export async function findEditable(
  web: WebContext,
  user: User,
  pageId: string,
): Promise<SchedulingPage> {
  if (!isEntityId(pageId)) throw pageNotFound()
  const page = await getPage(web, { workspaceId: user.workspaceId, pageId })
  if (!mayEdit(user, page))
    throw forbidden('This page gives the time of others. Ask an admin to change it.')
  return page
}
