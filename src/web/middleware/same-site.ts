import type { RequestHandler } from 'express'
import { forbidden } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'

const readsOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A form on somebody else's site may not press our buttons. Browsers say where a request comes from
 * (Fetch Metadata, else Origin); who sends neither is no browser and carries no cookie of ours.
 */
export const sameSite =
  ({ publicUrl }: Pick<WebContext, 'publicUrl'>): RequestHandler =>
  (req, _res, next) => {
    if (readsOnly.has(req.method)) return next()
    const site = req.get('sec-fetch-site')
    const origin = req.get('origin')
    const isOwnOrigin = (text: string) => {
      const url = URL.canParse(text) ? new URL(text) : undefined
      return (
        url !== undefined &&
        (url.origin === new URL(publicUrl).origin || url.host === req.get('host'))
      )
    }
    const isForeign =
      site === 'cross-site' ||
      site === 'same-site' ||
      (origin !== undefined && !isOwnOrigin(origin))
    if (isForeign)
      throw forbidden('This form was sent from another site. Open our page and send it there.')
    next()
  }
