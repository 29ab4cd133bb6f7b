import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { WebContext } from '../web-context.ts'
import { mustBeAdmin } from './must-be-admin.ts'
import { sessions } from './session.ts'
import { signedIn, userOf } from './signed-in.ts'

/** For addresses of others' routers that only an admin may open; brings its own session. */
const adminOnly = (web: WebContext): RequestHandler =>
  Router().use(sessions(web), signedIn(web), mustBeAdmin)

/** The same for a router that has to know whose workspace it is about, and in which session. */
export const adminOfOwnWorkspace = (web: WebContext) => ({
  mustBeAdmin: adminOnly(web),
  admin: (req: Request, res: Response) => ({
    workspaceId: userOf(res).workspaceId,
    sessionId: req.sessionID,
  }),
})
