import { type Request, type RequestHandler, type Response, Router } from 'express'
import { compilePanel } from '../../i18n/compile-messages.ts'
import { forPrograms } from '../middleware/for-programs.ts'
import { allowFraming } from '../middleware/security-headers.ts'
import { preferredLocale } from '../preferred-locale.ts'
import { renderPage } from '../render-page.ts'
import type { WebContext } from '../web-context.ts'
import { FrameShell } from './frame-shell.tsx'
import { sendConfig, siteOf, sitePageUrl } from './site-config.ts'
import { inEveryLocale, siteTexts } from './site-texts.ts'

/** The loader runs on other origins. The answer is the same for everybody, with or without cookies. */
const forWebsites: RequestHandler = (_req, res, next) => {
  res.set('Access-Control-Allow-Origin', '*').set('Cross-Origin-Resource-Policy', 'cross-origin')
  next()
}

/**
 * GET /chat/v1/frame: the panel's document. Its header names the websites that may show it; that is the only check
 * of where a chat is, since requests from within the frame have our own origin.
 */
async function sendFrame(web: WebContext, req: Request, res: Response) {
  const site = await siteOf(web, req)
  const { key, name, color, consent, origins } = site
  const { greeting, consentText } = siteTexts(site)
  const facts = {
    key,
    name,
    color,
    consent,
    origins,
    greeting,
    consentText,
    pageUrl: await sitePageUrl(web, site),
    copy: inEveryLocale(compilePanel),
  }
  allowFraming(res, origins)
  res.set('Cross-Origin-Resource-Policy', 'cross-origin')
  renderPage(res, <FrameShell locale={preferredLocale(req)} facts={facts} />)
}

/** What websites load of us before a visitor has a session. */
export function chatSitesRouter(web: WebContext): Router {
  const router = Router()
  router.get('/chat/v1/config', forPrograms, forWebsites, (req, res) => sendConfig(web, req, res))
  router.get('/chat/v1/frame', (req, res) => sendFrame(web, req, res))
  return router
}
