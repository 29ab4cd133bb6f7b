import { type RequestHandler, Router } from 'express'
import { forPrograms } from '../middleware/for-programs.ts'
import type { WebContext } from '../web-context.ts'
import { followRoutes } from './follow-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { sessionRoutes } from './session-routes.ts'

const unstored: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}

/**
 * /chat/v1: what the panel calls. It is our own page in a frame, so other sites need no access. Visitors are known by
 * a bearer token, so no other site can act for them.
 */
export function chatRouter(web: WebContext): Router {
  const router = Router()
  router.use('/chat/v1', forPrograms, unstored)
  router.use(sessionRoutes(web), messageRoutes(web), followRoutes(web))
  return router
}
