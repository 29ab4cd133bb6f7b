import type { Request, RequestHandler } from 'express'
import type { WebContext } from '../web-context.ts'

/** The route's pattern, never the address itself: tokens and slugs stand in addresses. */
const routeOf = (req: Request) => (req.route?.path ? `${req.baseUrl}${req.route.path}` : 'none')

/** One line per answered request, without who asked or for whom. */
export const requestLog =
  ({ log }: Pick<WebContext, 'log'>): RequestHandler =>
  (req, res, next) => {
    const startedAt = performance.now()
    res.once('finish', () => {
      const ms = Math.round(performance.now() - startedAt)
      log.info({ method: req.method, route: routeOf(req), status: res.statusCode, ms }, 'Answered')
    })
    next()
  }
