import { type Request, type Response, Router } from 'express'
import { listChatSites } from '../../store/chat/chat-sites.ts'
import { asset } from '../../web/assets.ts'
import { atThisMachine } from '../../web/middleware/at-this-machine.ts'
import { renderPage } from '../../web/render-page.ts'
import type { WebContext } from '../../web/web-context.ts'
import { type DevSite, HomePage, PricesPage } from './dev-site-pages.tsx'

type DevSiteContext = Pick<WebContext, 'db' | 'isProduction' | 'publicUrl' | 'workspaceOf'>

const otherNames: Readonly<Record<string, string>> = {
  localhost: '127.0.0.1',
  '127.0.0.1': 'localhost',
}

/** A website's own origin, and that of its chat: the other name of this machine. */
function originsOf(req: Request): { own: string; chat: string } {
  const url = new URL(`${req.protocol}://${req.get('host')}`)
  const own = url.origin
  url.hostname = otherNames[url.hostname] ?? url.hostname
  return { own, chat: url.origin }
}

/** The policy of a website that allows nothing but itself and the chat. */
const strictPolicy = (chat: string) =>
  [
    "default-src 'none'",
    `script-src ${chat}`,
    `frame-src ${chat}`,
    `connect-src ${chat}`,
    "style-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')

const plainPolicy = (chat: string) =>
  `default-src 'self'; script-src 'self' 'unsafe-inline' ${chat}; style-src 'self'; img-src 'self' data:; connect-src ${chat}; frame-src ${chat}`

const shownOn = (sites: Awaited<ReturnType<typeof listChatSites>>, origin: string) =>
  sites.find(({ isActive, origins }) => isActive && origins.includes(origin))

/** A small website of a company, to try the chat as its visitors see it. Never in production. */
export function devSiteRouter(web: DevSiteContext): Router {
  const router = Router()
  if (web.isProduction) return router
  const readSite = async (req: Request): Promise<DevSite> => {
    const { own, chat } = originsOf(req)
    const { id } = await web.workspaceOf(req)
    const site = shownOn(await listChatSites(web.db, id), own)
    return {
      own,
      chat,
      key: site?.key,
      bookingUrl: `${web.publicUrl}/`,
      style: asset('devSiteStyle'),
      base: req.path.startsWith('/dev/site/strict') ? '/dev/site/strict' : '/dev/site',
    }
  }
  const send =
    (policy: (chat: string) => string, Page: typeof HomePage) =>
    async (req: Request, res: Response) => {
      const site = await readSite(req)
      res.set('Content-Security-Policy', policy(site.chat))
      renderPage(res, <Page site={site} />)
    }
  router.use('/dev/site', atThisMachine(web))
  router.get('/dev/site', send(plainPolicy, HomePage))
  router.get('/dev/site/prices', send(plainPolicy, PricesPage))
  router.get('/dev/site/strict', send(strictPolicy, HomePage))
  router.get('/dev/site/strict/prices', send(strictPolicy, PricesPage))
  return router
}
