import { json, type Request, type Response, Router } from 'express'
import { takeNotices } from '../../services/calendars/watch-calendar.ts'
import { notFound } from '../../services/problems.ts'
import { forPrograms } from '../middleware/for-programs.ts'
import type { WebContext } from '../web-context.ts'
import { countWebhook } from './count-webhook.ts'
import { crmWebhooks } from './crm-webhooks.ts'

const one = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

async function take(web: WebContext, req: Request, res: Response) {
  const service = web.calendars.services.find(({ id }) => id === req.params.provider)
  if (!service) throw notFound()
  countWebhook(web, service.id, res)
  const { notices, echo } = service.readWebhook({
    headers: Object.fromEntries(
      Object.entries(req.headers).map(([name, value]) => [name, one(value)]),
    ),
    query: Object.fromEntries(Object.entries(req.query).map(([name, value]) => [name, one(value)])),
    body: req.body,
  })
  if (echo !== undefined) return res.type('text/plain').send(echo)
  await takeNotices(web, notices)
  res.status(202).end()
}

/**
 * /webhooks/:provider: webhooks of providers. Each is authenticated by its secret and only makes us read the
 * changes.
 */
export function webhooksRouter(web: WebContext): Router {
  const router = Router()
  router.use('/webhooks', forPrograms)
  router.use(crmWebhooks(web))
  router.post('/webhooks/:provider', json({ limit: '1mb' }), (req, res) => take(web, req, res))
  return router
}
