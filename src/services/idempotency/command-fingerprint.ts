import { createHash } from 'node:crypto'

/** Marks fingerprints of the whole command; those of earlier versions have none. */
const version = 'v2:'

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : Number(a > b))

/** Keys sorted and absent fields left out, so that the order in which fields were sent does not matter. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_name, inner) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(byName)) : inner,
  )

/** The same command has the same fingerprint, and any other field value another one. */
export const fingerprintOf = (asked: object): string => version + hash(canonicalJson(asked))

/**
 * Whether a stored fingerprint stands for this command. Fingerprints that were stored before the whole command
 * was hashed are compared by the few fields they were made of, so that a client that repeats its request across
 * an upgrade gets its meeting. They are purged after 30 days, as every idempotency key is.
 *
 * @param formerFields  what the fingerprint of an earlier version was made of
 */
export const isSameCommand = (
  stored: string,
  { fingerprint, formerFields }: { fingerprint: string; formerFields: readonly unknown[] },
): boolean =>
  stored === (stored.startsWith(version) ? fingerprint : hash(JSON.stringify(formerFields)))
