import { type RequestHandler, Router } from 'express'
import { forbidden } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'
import { sessions } from './session.ts'
import { signedIn, userOf } from './signed-in.ts'

const mustBeAdmin: RequestHandler = (_req, res, next) => {
  if (userOf(res).role !== 'admin')
    throw forbidden('Only an admin may connect accounts. Ask one of yours.')
  next()
}

/** For addresses of others' routers that only an admin may open; brings its own session. */
export const adminOnly = (web: WebContext): RequestHandler =>
  Router().use(sessions(web), signedIn(web), mustBeAdmin)
