import { type RequestHandler, Router } from 'express'
import type { WebContext } from '../web-context.ts'
import { mustBeAdmin } from './must-be-admin.ts'
import { sessions } from './session.ts'
import { signedIn } from './signed-in.ts'

/** For addresses of others' routers that only an admin may open; brings its own session. */
export const adminOnly = (web: WebContext): RequestHandler =>
  Router().use(sessions(web), signedIn(web), mustBeAdmin)
