import type { Request, RequestHandler } from 'express'
import { isSameSecret } from '../../providers/is-same-secret.ts'
import { unauthorized } from '../../services/problems.ts'
import { bearerOf } from '../api/bearer.ts'
import { hostnameOf, isFromThisMachine, isLoopbackName } from '../middleware/own-hosts.ts'
import type { WebContext } from '../web-context.ts'

type Guarded = Pick<WebContext, 'metricsToken'>

/**
 * A scraper on this machine uses a loopback name. Another name means a proxy that hides its clients, or a web
 * page whose DNS points here.
 */
const isLocalScraper = (req: Request) =>
  isFromThisMachine(req) && isLoopbackName(hostnameOf(req) ?? '')

const hasToken = ({ metricsToken }: Guarded, req: Request) => {
  const token = bearerOf(req)
  return metricsToken !== undefined && token !== undefined && isSameSecret(token, metricsToken)
}

/** Allows requests from this machine or with METRICS_TOKEN. Throws `unauthorized`. */
export const mayReadMetrics =
  (web: Guarded): RequestHandler =>
  (req, res, next) => {
    if (isLocalScraper(req) || hasToken(web, req)) return next()
    res.set('WWW-Authenticate', 'Bearer realm="Parley metrics"')
    throw unauthorized(
      'Ask from this machine at http://127.0.0.1, or set METRICS_TOKEN and send it as "Authorization: Bearer …".',
    )
  }
