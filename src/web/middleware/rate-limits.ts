import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, MemoryStore, type Options, rateLimit } from 'express-rate-limit'
import { rateLimited } from '../../services/problems.ts'

interface Rates {
  /** Limit of all requests; 0: no limit. */
  requestsPerMinute: number
  signInsPerQuarterHour: number
}

/**
 * Counts are kept per process. Routes pass resolved values, never the raw address: `/SIGNIN`, `/signin/` and
 * `/%64emo` reach the same route and share a count. All methods throw `rate-limited`.
 */
export interface RequestLimits {
  /** Limits every request by client address. */
  every: RequestHandler
  /** Limits bookings and changes by one address. @param subject the id of their page, meeting or proposal */
  change(req: Request, subject: string): Promise<void>
  /** Limits sign-in attempts by one address. */
  signIn(req: Request): Promise<void>
  /**
   * Limits sign-in emails for one account, from any address. @param account the workspace and the normalized
   * email
   */
  signInEmail(account: string): Promise<void>
}

const minuteMs = 60_000
/**
 * Share of all requests that may be bookings of one page. It allows two hundred people behind one office's
 * address.
 */
const bookingsShare = 5
/** Many colleagues may sign in from one address, but no account needs more emails than this. */
const signInEmailsPerQuarterHour = 20

const refuse = (resetTime: Date | undefined, windowMs: number) => {
  const resetAt = resetTime?.getTime() ?? Date.now() + windowMs
  return rateLimited(Math.max(1, Math.ceil((resetAt - Date.now()) / 1_000)))
}

const addressOf = (req: Request) => ipKeyGenerator(req.ip ?? '')

/** A counter by key. */
function counter({ windowMs, limit }: { windowMs: number; limit: number }) {
  const store = new MemoryStore()
  store.init({ windowMs } as Options)
  return async (key: string): Promise<void> => {
    const { totalHits, resetTime } = await store.increment(key)
    if (totalHits > limit) throw refuse(resetTime, windowMs)
  }
}

const everyRequest = (limit: number): RequestHandler =>
  rateLimit({
    windowMs: minuteMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: addressOf,
    handler: req => {
      const info = (req as typeof req & { rateLimit?: { resetTime?: Date } }).rateLimit
      throw refuse(info?.resetTime, minuteMs)
    },
  })

export const noLimits: RequestLimits = {
  every: (_req, _res, next) => next(),
  change: async () => undefined,
  signIn: async () => undefined,
  signInEmail: async () => undefined,
}

export function createLimits({ requestsPerMinute, signInsPerQuarterHour }: Rates): RequestLimits {
  if (requestsPerMinute === 0) return noLimits
  const changes = counter({
    windowMs: minuteMs,
    limit: Math.ceil(requestsPerMinute / bookingsShare),
  })
  const signIns = counter({ windowMs: 15 * minuteMs, limit: signInsPerQuarterHour })
  const signInEmails = counter({ windowMs: 15 * minuteMs, limit: signInEmailsPerQuarterHour })
  return {
    every: everyRequest(requestsPerMinute),
    change: (req, subject) => changes(`${addressOf(req)} ${subject}`),
    signIn: req => signIns(addressOf(req)),
    signInEmail: signInEmails,
  }
}
