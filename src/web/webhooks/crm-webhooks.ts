import { type Request, type Response, Router, raw } from 'express'
import type { CrmService } from '../../services/context.ts'
import { takeCrmNotices } from '../../services/crm/receive-crm-webhook.ts'
import { unauthorized } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'
import { countWebhook } from './count-webhook.ts'

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

/** The request as the vendor sent it: signatures cover the address and the raw body. */
const requestOf = (web: WebContext, req: Request) => ({
  url: `${web.publicUrl}${req.originalUrl}`,
  method: req.method,
  headers: Object.fromEntries(
    Object.entries(req.headers).map(([name, value]) => [name, one(value)]),
  ),
  rawBody: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
  now: web.clock(),
})

async function take(web: WebContext, service: CrmService, req: Request, res: Response) {
  countWebhook(web, service.id, res)
  const notices = service.readWebhook?.(requestOf(web, req))
  if (!notices) throw unauthorized('The signature of this request is missing or wrong.')
  await takeCrmNotices(web, service, notices)
  res.status(204).end()
}

/** /webhooks/:provider for CRMs. It precedes every body parser, since signatures cover the raw bytes. */
export function crmWebhooks(web: WebContext): Router {
  const router = Router()
  const bytes = raw({ type: () => true, limit: '1mb' })
  for (const service of web.crms.filter(({ readWebhook }) => readWebhook)) {
    const answer = (req: Request, res: Response) => take(web, service, req, res)
    router.post(`/webhooks/${service.id}`, bytes, answer)
    // Pipedrive reports the app's removal by DELETE to the OAuth callback address.
    router.delete([`/webhooks/${service.id}`, `/oauth/${service.id}/callback`], bytes, answer)
  }
  return router
}
