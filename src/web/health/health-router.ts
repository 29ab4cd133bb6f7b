import { Router } from 'express'
import { assertDatabaseAnswers } from '../../services/overview/readiness.ts'
import type { WebContext } from '../web-context.ts'
import { mayReadMetrics } from './metrics-guard.ts'

const starting = { status: 'starting', detail: 'Parley is warming up. Ask again in a second.' }

/**
 * /healthz: the process is alive. /readyz: it can book and is warm. /metrics: for Prometheus, from this machine
 * or with a token.
 */
export function healthRouter(web: WebContext): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => res.json({ status: 'ok' }))
  router.get('/readyz', async (_req, res) => {
    if (web.isStarting?.()) {
      res.status(503).set('Retry-After', '1').json(starting)
      return
    }
    await assertDatabaseAnswers(web)
    res.json({ status: 'ready' })
  })
  router.get('/metrics', mayReadMetrics(web), async (_req, res) => {
    res.type(web.metrics.contentType).send(await web.metrics.read())
  })
  router.get('/robots.txt', (_req, res) => {
    res
      .type('text/plain')
      .send('User-agent: *\nDisallow: /meetings*\nDisallow: /p/\nDisallow: /manage/\n')
  })
  return router
}
