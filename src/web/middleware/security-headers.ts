import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { WebContext } from '../web-context.ts'

/** Allows only our own scripts and styles, none inline, and no framing. Forms may post only to us. */
export function securityHeaders({ publicUrl }: Pick<WebContext, 'publicUrl'>): RequestHandler {
  const isSecure = publicUrl.startsWith('https://')
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'https:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginEmbedderPolicy: false,
  })
}

/**
 * Lets these origins, and no others, show this one response in a frame. Its address may contain a key, so it is not
 * passed on as a referrer.
 */
export function allowFraming(res: Response, ancestors: readonly string[]): void {
  if (ancestors.length === 0) return
  const policy = String(res.getHeader('Content-Security-Policy'))
  res.removeHeader('X-Frame-Options')
  res
    .set(
      'Content-Security-Policy',
      policy.replace("frame-ancestors 'none'", `frame-ancestors ${ancestors.join(' ')}`),
    )
    .set('Referrer-Policy', 'same-origin')
}
