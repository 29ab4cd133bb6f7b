import { Router } from 'express'
import { assertDatabaseAnswers, countDeliveries } from '../../services/overview/readiness.ts'
import type { WebContext } from '../web-context.ts'
import { keepFor } from './keep-for.ts'
import { mayReadMetrics } from './metrics-guard.ts'

const metric = (name: string, help: string, lines: readonly string[]) =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines].join('\n')

/** Counting reads the whole ledger, so it is done this often at most. */
const countLifeMs = 60_000

function metrics(counts: ReadonlyMap<string, number>): string {
  const { rss } = process.memoryUsage()
  return [
    metric(
      'parley_deliveries',
      'Rows of the delivery ledger by state, counted at most once a minute',
      [...counts].map(([state, count]) => `parley_deliveries{state="${state}"} ${count}`),
    ),
    metric('process_resident_memory_bytes', 'Memory in use', [
      `process_resident_memory_bytes ${rss}`,
    ]),
    metric('process_uptime_seconds', 'Time since the start', [
      `process_uptime_seconds ${process.uptime()}`,
    ]),
    '',
  ].join('\n')
}

const starting = { status: 'starting', detail: 'Parley is warming up. Ask again in a second.' }

/** /healthz: the process lives. /readyz: it can book, and is warm. /metrics for Prometheus on this machine or with a token. */
export function healthRouter(web: WebContext): Router {
  const router = Router()
  const countRarely = keepFor({ lifeMs: countLifeMs, clock: web.clock }, () => countDeliveries(web))
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
    res.type('text/plain; version=0.0.4').send(metrics(await countRarely()))
  })
  router.get('/robots.txt', (_req, res) => {
    res
      .type('text/plain')
      .send('User-agent: *\nDisallow: /meetings*\nDisallow: /p/\nDisallow: /manage/\n')
  })
  return router
}
