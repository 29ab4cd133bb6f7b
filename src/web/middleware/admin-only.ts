import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { WebContext } from '../web-context.ts'
import { mustBeAdmin } from './must-be-admin.ts'
import { sessions } from './session.ts'
import { signedIn, userOf } from './signed-in.ts'

/** Guards third-party routers that only admins may use. It includes the session middleware. */
const adminOnly = (web: WebContext): RequestHandler =>
  Router().use(sessions(web), signedIn(web), mustBeAdmin)

/** The same for a router that also needs the workspace and the session id. */
export const adminOfOwnWorkspace = (web: WebContext) => ({
  mustBeAdmin: adminOnly(web),
  admin: (req: Request, res: Response) => ({
    workspaceId: userOf(res).workspaceId,
    sessionId: req.sessionID,
  }),
})
