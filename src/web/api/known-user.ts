import type { User, Workspace } from '../../model/entities.ts'
import { getUser } from '../../services/people/users.ts'
import { invalidInput, isProblem } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'

/** Finds the user that a body field refers to. Throws `invalid-input` for the field, not `not-found`. */
export async function knownUser(
  web: WebContext,
  { workspace, userId, path }: { workspace: Workspace; userId: string; path: string },
): Promise<User> {
  try {
    return await getUser(web, { workspaceId: workspace.id, userId })
  } catch (error) {
    if (!isProblem(error, 'not-found')) throw error
    throw invalidInput([{ path, message: `There is no user ${userId}` }])
  }
}
