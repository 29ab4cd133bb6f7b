import type { Request, RequestHandler, Response } from 'express'
import type { WebContext } from '../web-context.ts'

/** The route's pattern instead of the address, because addresses contain tokens and slugs. */
const routeOf = ({ route }: Request) => (route?.path ? String(route.path) : 'none')

/** Logs one line and records one metric per request, without personal data. */
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

/** If the client closes the connection before the response ends, it has read no status. */
const statusOf = (res: Response) => (res.writableFinished ? res.statusCode : 'closed')
