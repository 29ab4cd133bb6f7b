import type { Request, RequestHandler, Response } from 'express'
import type { WebContext } from '../web-context.ts'

/** The route's pattern, never the address itself, because addresses contain tokens and slugs. */
const routeOf = ({ route }: Request) => (route?.path ? String(route.path) : 'none')

/** One line per request and one observation for the metrics, without who asked or for whom. */
export const observeRequests =
  ({ log, meter }: Pick<WebContext, 'log' | 'meter'>): RequestHandler =>
  (req, res, next) => {
    const startedAt = performance.now()
    res.once('close', () => {
      const ms = performance.now() - startedAt
      const { method } = req
      const route = routeOf(req)
      const status = statusOf(res)
      log.info({ method, route, status, ms: Math.round(ms) }, 'Answered')
      meter.request({ method, route, status, seconds: ms / 1_000 })
    })
    next()
  }

/** If the client leaves before the answer's end, it has read no status. */
const statusOf = (res: Response) => (res.writableFinished ? res.statusCode : 'closed')
