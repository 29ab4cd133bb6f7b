import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Request } from 'express'

const absolute = /^https?:\/\/([^/?#\\]*)([^\\]*)$/i
const authority = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{0,5}))?$/i
const highestPort = 65_535

/**
 * Converts the request target to origin-form (RFC 9112 §3.2). The host of an absolute target replaces the Host
 * header (§3.2.2).
 *
 * @returns false for a target without a page: `*`, another scheme, an impossible host or port
 */
function readTarget(req: IncomingMessage): boolean {
  const target = req.url ?? ''
  if (target.startsWith('/')) return true
  const [, host = '', path = ''] = absolute.exec(target) ?? []
  const port = authority.exec(host)?.[1]
  if (!authority.test(host) || Number(port ?? 0) > highestPort) return false
  req.headers.host = host
  req.url = path.startsWith('/') ? path : `/${path}`
  return true
}

const refuse = (res: ServerResponse) =>
  res
    .writeHead(400, {
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      Connection: 'close',
    })
    .end('This request names no page of ours. Ask for a path, such as /settings.\n')

/** Runs before the app, because the app's router can only read the origin-form. */
export const withReadableTargets =
  (app: RequestListener): RequestListener =>
  (req, res) => {
    if (readTarget(req)) app(req, res)
    else refuse(res)
  }

/** The query as sent, with its leading `?`; '' if there is none. */
export function searchOf({ originalUrl }: Pick<Request, 'originalUrl'>): string {
  const [address = ''] = originalUrl.split('#', 1)
  const start = address.indexOf('?')
  return start < 0 ? '' : address.slice(start)
}

/** The query of a request. Never throws, whatever the address contains. */
export const queryOf = (req: Pick<Request, 'originalUrl'>): URLSearchParams =>
  new URLSearchParams(searchOf(req))
