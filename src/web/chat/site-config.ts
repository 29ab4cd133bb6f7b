import type { Request, Response } from 'express'
import type { ChatSite } from '../../model/chat.ts'
import { isOnline } from '../../services/chat/is-online.ts'
import { findSiteByKey } from '../../services/chat/sites.ts'
import { pageUrl } from '../../services/links.ts'
import { getPage } from '../../services/pages/pages.ts'
import { notFound } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'
import { siteTexts } from './site-texts.ts'

/** Loaders on many pages share one answer for this long. */
const maxAgeSeconds = 60

const keyOf = ({ query }: Request): string => (typeof query.key === 'string' ? query.key : '')

/** The site of the request's key. Throws `not-found`. */
export const siteOf = (web: Pick<WebContext, 'db'>, req: Request): Promise<ChatSite> =>
  findSiteByKey(web, keyOf(req))

/** Where the site's visitors book without the chat: its default page. */
export async function sitePageUrl(
  web: Pick<WebContext, 'db' | 'publicUrl'>,
  { workspaceId, pageIds: [pageId] }: ChatSite,
): Promise<string> {
  if (pageId === undefined) throw notFound()
  const { slug } = await getPage(web, { workspaceId, pageId })
  return pageUrl(web, slug)
}

/** GET /chat/v1/config: what the loader shows before anybody opens the chat. Nothing in it is secret. */
export async function sendConfig(web: WebContext, req: Request, res: Response): Promise<void> {
  const site = await siteOf(web, req)
  const { name, color, position, consent, identity } = site
  const { greeting, launcher } = siteTexts(site)
  res.set('Cache-Control', `public, max-age=${maxAgeSeconds}`).json({
    name,
    color,
    position,
    greeting,
    launcher,
    isOnline: await isOnline(web, site, web.clock()),
    consent,
    identity,
    pageUrl: await sitePageUrl(web, site),
    origin: web.publicUrl,
  })
}
