/** Codes of failures that concern a whole provider or our access to it; all other codes concern one record. */
const outageCodes = ['unauthorized', 'rate-limited', 'unavailable'] as const
export type OutageCode = (typeof outageCodes)[number]

/** A provider has fulfilled no request since it began. Instants are epoch ms. */
export interface Outage {
  id: string
  workspaceId: string
  /** `crm`, or `connection:<id>`. */
  subject: string
  /** The provider's id. */
  provider: string
  /** The owner of the account; undefined: the workspace. */
  ownerId: string | undefined
  code: OutageCode
  /** An explanation for the person who can resolve it. */
  reason: string
  /** Present if the reason is one of Parley's own. */
  reasonCode: string | undefined
  openedAt: number
  /** Later than `openedAt` if it worked for a while in between. */
  since: number
  /** In a row. */
  failures: number
  /** From when the next delivery may try. */
  probeAt: number
  notifiedAt: number | undefined
  endedAt: number | undefined
}

const minuteMs = 60_000

/** Lost access does not come back by itself; other outages may end soon. */
const patienceMs: Record<OutageCode, number> = {
  unauthorized: 0,
  unavailable: 10 * minuteMs,
  'rate-limited': 60 * minuteMs,
}

export const isOutageCode = (code: string): code is OutageCode =>
  outageCodes.some(known => known === code)

/** Whether to notify people after a failure at `now`. */
export const isWorthNotifying = (
  { code, since }: Pick<Outage, 'code' | 'since'>,
  now: number,
): boolean => now - since >= patienceMs[code]

/** A few failures may concern only one record. */
const failuresToHold = 3

/** Whether all deliveries but one wait until it works again. */
export const isHolding = ({ code, failures }: Pick<Outage, 'code' | 'failures'>): boolean =>
  code === 'unauthorized' || failures >= failuresToHold

const shortestGapMs = minuteMs
const maxGapMs = 5 * minuteMs

/**
 * How long after one try the next is made. It grows with the outage's length, so that a long outage costs few
 * requests.
 */
export const probeGapMs = ({ since }: Pick<Outage, 'since'>, now: number): number =>
  Math.min(maxGapMs, Math.max(shortestGapMs, (now - since) / 10))

/** An outage that comes back within this time counts as the same. */
export const sameOutageMs = 30 * minuteMs
