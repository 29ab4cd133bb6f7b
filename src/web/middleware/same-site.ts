import type { Request, RequestHandler } from 'express'
import { otherSite } from '../../services/problems.ts'
import { isWorkspaceDomain } from '../../services/workspace/workspaces.ts'
import type { WebContext } from '../web-context.ts'
import { isLoopbackName } from './own-hosts.ts'

type SiteContext = Pick<WebContext, 'publicUrl' | 'db'>

const readsOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/** On one's own machine every loopback name is ours, at the port of PUBLIC_URL and at the one we listen on. */
function isLoopbackOrigin({ publicUrl }: SiteContext, { url, req }: { url: URL; req: Request }) {
  const own = new URL(publicUrl)
  if (!isLoopbackName(own.hostname) || !isLoopbackName(url.hostname)) return false
  const ports = [own.port, String(req.socket.localPort)]
  return url.protocol === own.protocol && ports.includes(url.port)
}

/** Ours by configuration: the origin of PUBLIC_URL, or that of a workspace's own domain. */
async function isOwnOrigin(
  web: SiteContext,
  { origin, req }: { origin: string; req: Request },
): Promise<boolean> {
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  const own = new URL(web.publicUrl)
  if (url.origin === own.origin || isLoopbackOrigin(web, { url, req })) return true
  return url.protocol === own.protocol && isWorkspaceDomain(web, url.host)
}

/** A page without a referrer sends `null` as its origin: then the browser and the host vouch for it. */
const originOf = (web: SiteContext, req: Request): string | undefined => {
  const origin = req.get('origin')
  if (origin !== 'null' || req.get('sec-fetch-site') !== 'same-origin') return origin
  return `${new URL(web.publicUrl).protocol}//${req.get('host') ?? ''}`
}

/**
 * A form on somebody else's site may not press our buttons. Browsers say where a request comes from
 * (Fetch Metadata, else Origin); who sends neither is no browser and carries no cookie of ours. The origin
 * is held against our configuration and never against the request's own Host, which a stranger's DNS can set.
 */
export const sameSite =
  (web: SiteContext): RequestHandler =>
  async (req, _res, next) => {
    if (readsOnly.has(req.method)) return next()
    const site = req.get('sec-fetch-site')
    if (site === 'cross-site' || site === 'same-site') throw otherSite(web.publicUrl)
    const origin = originOf(web, req)
    if (origin !== undefined && !(await isOwnOrigin(web, { origin, req })))
      throw otherSite(web.publicUrl)
    next()
  }
