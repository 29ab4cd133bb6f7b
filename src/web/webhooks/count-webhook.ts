import type { Response } from 'express'
import type { WebContext } from '../web-context.ts'

/** Counts a provider's call by how it is answered. */
export function countWebhook(
  { meter }: Pick<WebContext, 'meter'>,
  provider: string,
  res: Response,
) {
  res.once('finish', () => meter.webhook({ provider, status: res.statusCode }))
}
