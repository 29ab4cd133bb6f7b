import type { WorkspaceId } from '../../model/entities.ts'
import { isEntityId } from '../../model/entity-id.ts'
import * as store from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'
import { notFound } from '../problems.ts'

type Reading = Pick<ServiceContext, 'db'>

/** Whether this user switched all of their pages off. */
export const arePagesOff = ({ db }: Reading, userId: string): Promise<boolean> =>
  store.findArePagesOff(db, userId)

/**
 * Switches all of a user's own pages off, or back to each page's earlier state: personal pages and links for
 * one meeting. Team pages and meetings stay unchanged. Throws `not-found`.
 */
export async function switchPages(
  { db }: Reading,
  command: { workspaceId: WorkspaceId; userId: string; areOff: boolean },
): Promise<void> {
  if (!isEntityId(command.userId) || !(await store.updateArePagesOff(db, command))) throw notFound()
}
