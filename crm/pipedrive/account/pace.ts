import { ProviderError } from '../../../src/providers/provider-error.ts'

/** The burst limit counts in windows of two seconds; searches have a smaller one of their own. */
const windowMs = 2_000
/** Below the smallest plan's 20, since people's other apps use the same account. */
const firstLimit = 16
const searchLimit = 8
/** Of what an answer says is allowed, the share that is ours. */
const share = 0.8
/** A job makes a dozen calls: one that would wait longer gives its place to others and comes back. */
const maxWaitMs = 4_000

/** When the calls of one account go out. */
export interface Pace {
  /** Resolves when the call may go out. Throws ProviderError where that is too long from now. */
  enter(call: { isSearch: boolean }): Promise<void>
  /** Every answer tells how much is allowed. */
  learn(headers: Headers): void
  /** Nothing goes out before this refusal has passed. */
  pause(refusal: ProviderError): void
}

interface Lane {
  windowStart: number
  taken: number
  limit: number
}

const countIn = (headers: Headers, name: string): number | undefined => {
  const value = Number(headers.get(name) ?? Number.NaN)
  return Number.isInteger(value) && value > 0 ? value : undefined
}

/** When one more call of this lane may start. */
const nextPlace = ({ windowStart, taken, limit }: Lane, now: number): number =>
  taken < limit ? Math.max(now, windowStart) : Math.max(now, windowStart + windowMs)

/** Counts a call that starts then. */
function take(lane: Lane, at: number): void {
  if (at >= lane.windowStart + windowMs) Object.assign(lane, { windowStart: at, taken: 0 })
  lane.taken += 1
}

const busy = new ProviderError({
  provider: 'pipedrive',
  code: 'rate-limited',
  reason: 'More is to be written than Pipedrive takes at once; the rest follows by itself.',
})

const later = ({ provider, code, reason }: ProviderError, retryAfterMs: number) =>
  new ProviderError({ provider, code, reason, retryAfterMs })

/** Spreads the calls of one account, so that a thousand bookings drain without hammering. */
export function makePace(parts: { now(): number; sleep(ms: number): Promise<void> }): Pace {
  const all: Lane = { windowStart: 0, taken: 0, limit: firstLimit }
  const searches: Lane = { windowStart: 0, taken: 0, limit: searchLimit }
  let pause = { until: 0, refusal: busy }

  return {
    enter: async ({ isSearch }) => {
      const now = parts.now()
      if (pause.until - now > maxWaitMs) throw later(pause.refusal, pause.until - now)
      const lanes = isSearch ? [all, searches] : [all]
      const from = Math.max(now, pause.until)
      const at = Math.max(...lanes.map(lane => nextPlace(lane, from)))
      if (at - now > maxWaitMs) throw later(busy, at - now)
      for (const lane of lanes) take(lane, at)
      if (at > now) await parts.sleep(at - now)
    },
    learn: headers => {
      const limit = countIn(headers, 'x-ratelimit-limit')
      if (limit) all.limit = Math.max(1, Math.floor(limit * share))
    },
    pause: refusal => {
      const until = parts.now() + (refusal.retryAfterMs ?? 0)
      if (until > pause.until) pause = { until, refusal }
    },
  }
}
