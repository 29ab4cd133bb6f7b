import type { Request, RequestHandler } from 'express'
import { otherSite } from '../../services/problems.ts'
import { isWorkspaceDomain } from '../../services/workspace/workspaces.ts'
import type { WebContext } from '../web-context.ts'
import { isLoopbackName } from './own-hosts.ts'

type SiteContext = Pick<WebContext, 'publicUrl' | 'db'>

const readsOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * In local use every loopback name counts as ours, at the port of PUBLIC_URL and at the port of the connection.
 */
function isLoopbackOrigin({ publicUrl }: SiteContext, { url, req }: { url: URL; req: Request }) {
  const own = new URL(publicUrl)
  if (!isLoopbackName(own.hostname) || !isLoopbackName(url.hostname)) return false
  const ports = [own.port, String(req.socket.localPort)]
  return url.protocol === own.protocol && ports.includes(url.port)
}

/** Whether the origin is that of PUBLIC_URL or of a workspace's own domain. */
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

/**
 * A page with a no-referrer policy sends the origin `null`. If Fetch Metadata says same-origin, the origin is that
 * of the Host.
 */
const originOf = (web: SiteContext, req: Request): string | undefined => {
  const origin = req.get('origin')
  if (origin !== 'null' || req.get('sec-fetch-site') !== 'same-origin') return origin
  return `${new URL(web.publicUrl).protocol}//${req.get('host') ?? ''}`
}

/**
 * Rejects forms on other sites (CSRF). Browsers send Fetch Metadata or at least Origin; a client that sends
 * neither is not a browser and has no cookie of ours. The origin is compared with our configuration and never
 * with the request's Host, which an attacker's DNS can set.
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
