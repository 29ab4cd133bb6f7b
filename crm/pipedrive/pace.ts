import { ProviderError } from '../../src/providers/provider-error.ts'

/** The burst limit counts in windows of two seconds; searches have a smaller one of their own. */
const windowMs = 2_000
/** Below the smallest plan's 20, since people in Pipedrive and other apps use the same account. */
const firstLimit = 16
const searchLimit = 8
/** Of what an answer says is allowed, the share that is ours. */
const share = 0.8
/** Who would wait longer gives the place of the job back. */
const longestWaitMs = 8_000

/** What the account has told of its limits; `now` and `sleep` come from outside. */
export interface Pace {
  /** Resolves when the call may go out. Throws ProviderError `rate-limited` where that is long from now. */
  enter(call: { isSearch: boolean }): Promise<void>
  /** Every answer tells how much is left. */
  learn(headers: Headers): void
  /** Nothing goes out for so long. */
  pause(ms: number): void
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

/** The instant at which one more call of this lane may start; it counts as taken. */
function reserve(lane: Lane, now: number): number {
  if (now >= lane.windowStart + windowMs) Object.assign(lane, { windowStart: now, taken: 0 })
  if (lane.taken >= lane.limit) {
    lane.windowStart += windowMs
    lane.taken = 0
  }
  lane.taken += 1
  return Math.max(now, lane.windowStart)
}

const tooSoon = (retryAfterMs: number) =>
  new ProviderError({
    provider: 'pipedrive',
    code: 'rate-limited',
    reason: 'Pipedrive’s request limit is reached; what is owed waits until it allows more.',
    retryAfterMs,
  })

/** Spreads the calls of one account, so that a thousand bookings drain without hammering. */
export function makePace(parts: { now(): number; sleep(ms: number): Promise<void> }): Pace {
  const all: Lane = { windowStart: 0, taken: 0, limit: firstLimit }
  const searches: Lane = { windowStart: 0, taken: 0, limit: searchLimit }
  let pausedUntil = 0

  const waitFor = (now: number, isSearch: boolean): number => {
    const lanes = isSearch ? [all, searches] : [all]
    const busiest = Math.max(...lanes.map(({ windowStart }) => windowStart))
    const wait = Math.max(pausedUntil, busiest) - now
    if (wait > longestWaitMs) throw tooSoon(wait)
    return Math.max(pausedUntil, ...lanes.map(lane => reserve(lane, now))) - now
  }
  return {
    enter: async ({ isSearch }) => {
      const wait = waitFor(parts.now(), isSearch)
      if (wait > 0) await parts.sleep(wait)
    },
    learn: headers => {
      const limit = countIn(headers, 'x-ratelimit-limit')
      if (limit) all.limit = Math.max(1, Math.floor(limit * share))
    },
    pause: ms => {
      pausedUntil = Math.max(pausedUntil, parts.now() + ms)
    },
  }
}
