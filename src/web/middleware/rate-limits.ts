import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, MemoryStore, type Options, rateLimit } from 'express-rate-limit'
import { rateLimited } from '../../services/problems.ts'

interface Rates {
  /** Of all kinds; 0: no limit. */
  requestsPerMinute: number
  signInsPerQuarterHour: number
}

/**
 * Counted per process. Routes ask these with what they found, never with the address as it was spelled:
 * `/SIGNIN`, `/signin/` and `/%64emo` reach the same route and the same count. All throw `rate-limited`.
 */
export interface RequestLimits {
  /** Every request, by the client's address. */
  every: RequestHandler
  /** Bookings and changes by one address. @param subject the id of the page, meeting or proposal they are about */
  change(req: Request, subject: string): Promise<void>
  /** Attempts to sign in by one address. */
  signIn(req: Request): Promise<void>
  /** Sign-in emails asked for one account, by anybody. @param account the workspace and the normalized email */
  signInEmail(account: string): Promise<void>
}

const minuteMs = 60_000
/** A fifth of all requests may be bookings of one page: two hundred people behind one office's address pass. */
const bookingsShare = 5
/** Many colleagues behind one address may sign in, but nobody needs more emails than this. */
const signInEmailsPerQuarterHour = 20

const refuse = (resetTime: Date | undefined, windowMs: number) => {
  const resetAt = resetTime?.getTime() ?? Date.now() + windowMs
  return rateLimited(Math.max(1, Math.ceil((resetAt - Date.now()) / 1_000)))
}

const addressOf = (req: Request) => ipKeyGenerator(req.ip ?? '')

/** Counts by any key. */
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
