import type { Request, Response } from 'express'
import { ProviderError } from '../../../providers/provider-error.ts'
import { renderPage } from '../../render-page.ts'
import type { WebContext } from '../../web-context.ts'
import { AwayPage } from './away-page.tsx'
import { visitorOf } from './record-visit.ts'

type Handler = (web: WebContext, req: Request, res: Response) => Promise<void>

/** Shows a message if the CRM does not answer. */
export const whenCrmAway =
  (web: WebContext, handle: Handler) =>
  async (req: Request, res: Response): Promise<void> => {
    try {
      await handle(web, req, res)
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      web.log.warn({ provider: error.provider, code: error.code }, 'A record cannot be read')
      renderPage(res, <AwayPage {...visitorOf(web, req, res)} />, { status: 503 })
    }
  }
