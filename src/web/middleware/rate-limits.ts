import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { rateLimited } from '../../services/problems.ts'

const limiter = (facts: {
  windowMs: number
  limit: number
  keyOf: (address: string, path: string) => string
  matches?: (method: string, path: string) => boolean
}): RequestHandler =>
  rateLimit({
    windowMs: facts.windowMs,
    limit: facts.limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: req => facts.keyOf(ipKeyGenerator(req.ip ?? ''), req.path),
    skip: req => facts.matches !== undefined && !facts.matches(req.method, req.path),
    handler: req => {
      const info = (req as typeof req & { rateLimit?: { resetTime?: Date } }).rateLimit
      const resetAt = info?.resetTime?.getTime() ?? Date.now() + facts.windowMs
      throw rateLimited(Math.max(1, Math.ceil((resetAt - Date.now()) / 1_000)))
    },
  })

const minuteMs = 60_000
const isBooking = (method: string, path: string) =>
  method === 'POST' && /^\/(?:meetings|p|manage|api\/v1\/pages)\//.test(path)
const isSignIn = (method: string, path: string) => method === 'POST' && path.startsWith('/signin')

export interface RateLimits {
  /** Of all kinds; 0: no limit. */
  requestsPerMinute: number
  signInsPerQuarterHour: number
}

/** A fifth of all requests may be bookings of one page: two hundred people behind one office's address pass. */
const bookingsShare = 5

/** Per address; bookings per address and page; sign-ins sparingly. Counted per process. */
export const rateLimits = (limits: RateLimits): RequestHandler[] => {
  if (limits.requestsPerMinute === 0) return []
  return [
    limiter({ windowMs: minuteMs, limit: limits.requestsPerMinute, keyOf: address => address }),
    limiter({
      windowMs: minuteMs,
      limit: Math.ceil(limits.requestsPerMinute / bookingsShare),
      keyOf: (address, path) => `${address} ${path}`,
      matches: isBooking,
    }),
    limiter({
      windowMs: 15 * minuteMs,
      limit: limits.signInsPerQuarterHour,
      keyOf: address => address,
      matches: isSignIn,
    }),
  ]
}
