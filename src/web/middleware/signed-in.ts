import type { RequestHandler, Response } from 'express'
import type { User } from '../../model/entities.ts'
import { findUserById } from '../../services/people/users.ts'
import { unauthorized } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'

/** Allows users who are signed in to the workspace of this address. Redirects others to the sign-in page. */
export const signedIn =
  (web: Pick<WebContext, 'db' | 'workspaceOf'>): RequestHandler =>
  async (req, res, next) => {
    const { userId } = req.session
    const [user, workspace] = await Promise.all([
      userId ? findUserById(web, userId) : undefined,
      web.workspaceOf(req),
    ])
    if (user?.workspaceId === workspace.id) {
      res.locals.user = user
      return next()
    }
    if (req.method !== 'GET') throw unauthorized('Sign in again, then repeat what you did.')
    res.redirect(303, `/signin?next=${encodeURIComponent(req.originalUrl)}`)
  }

/** Use only after `signedIn`. */
export function userOf(res: Response): User {
  const { user } = res.locals
  if (!user) throw new Error('No signed-in user: the route lacks the signedIn middleware')
  return user
}
