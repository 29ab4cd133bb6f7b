/** What a provider, or our access to it, fails by; its other answers are about one record. */
const outageCodes = ['unauthorized', 'rate-limited', 'unavailable'] as const
export type OutageCode = (typeof outageCodes)[number]

/** Nothing that we asked of a provider was done since. Instants are epoch ms. */
export interface Outage {
  id: string
  workspaceId: string
  /** `crm`, or `connection:<id>`. */
  subject: string
  /** The provider's id. */
  provider: string
  /** Whose own account it is; undefined: the workspace's. */
  ownerId: string | undefined
  code: OutageCode
  /** In words for the person who can mend it. */
  reason: string
  openedAt: number
  /** Later than `openedAt` where it worked for a while between. */
  since: number
  /** In a row. */
  failures: number
  /** Who comes next may try from here on. */
  probeAt: number
  notifiedAt: number | undefined
  endedAt: number | undefined
}

const minuteMs = 60_000

/** A lost access mends itself for nobody; the others are left to pass. */
const patienceMs: Record<OutageCode, number> = {
  unauthorized: 0,
  unavailable: 10 * minuteMs,
  'rate-limited': 60 * minuteMs,
}

export const isOutageCode = (code: string): code is OutageCode =>
  outageCodes.some(known => known === code)

/** Whether people are told, `now` being the time of a failure. */
export const isWorthNotifying = (
  { code, since }: Pick<Outage, 'code' | 'since'>,
  now: number,
): boolean => now - since >= patienceMs[code]

/** A few failures may be those of one record. */
const failuresToHold = 3

/** Whether everybody but one waits until it works again. */
export const isHolding = ({ code, failures }: Pick<Outage, 'code' | 'failures'>): boolean =>
  code === 'unauthorized' || failures >= failuresToHold

const shortestGapMs = minuteMs
const maxGapMs = 5 * minuteMs

/** How long after one try the next is made: longer the longer it lasts, so that a bad night costs few requests. */
export const probeGapMs = ({ since }: Pick<Outage, 'since'>, now: number): number =>
  Math.min(maxGapMs, Math.max(shortestGapMs, (now - since) / 10))

/** One that comes back within this time is the same. */
export const sameOutageMs = 30 * minuteMs
