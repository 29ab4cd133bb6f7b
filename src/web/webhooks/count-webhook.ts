import type { Response } from 'express'
import type { WebContext } from '../web-context.ts'

/** Counts a provider's webhook request by the status of its response. */
export function countWebhook(
  { meter }: Pick<WebContext, 'meter'>,
  provider: string,
  res: Response,
) {
  res.once('finish', () => meter.webhook({ provider, status: res.statusCode }))
}
