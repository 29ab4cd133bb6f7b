import type { Request } from 'express'
import type { CrmWebhookRequest } from '../../../../crm/contract/crm-changes.ts'
import type { WebContext } from '../../web-context.ts'

const one = (value: string | string[] | undefined) =>
  typeof value === 'string' ? value : undefined

/** A request without a body, at our public address, as the vendor signed it. */
export const vendorRequest = (
  { publicUrl, clock }: Pick<WebContext, 'publicUrl' | 'clock'>,
  req: Request,
): CrmWebhookRequest => ({
  url: `${publicUrl}${req.originalUrl}`,
  method: req.method,
  headers: Object.fromEntries(
    Object.entries(req.headers).map(([name, value]) => [name, one(value)]),
  ),
  rawBody: Buffer.alloc(0),
  now: clock(),
})
