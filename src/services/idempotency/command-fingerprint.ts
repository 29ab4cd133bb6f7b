import { createHash } from 'node:crypto'

/** Version of fingerprints of the request as it was sent. */
const version = 'v3:'
/**
 * Version of fingerprints of the whole command, including server defaults. Still earlier ones have no version.
 */
const commandVersion = 'v2:'

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : Number(a > b))

/** Sorts keys and leaves out absent fields, so that the order of the sent fields does not matter. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_name, inner) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(byName)) : inner,
  )

interface Asked {
  /** The request as it was sent, without server defaults. Absent: the command itself was sent. */
  sent?: object | undefined
  /** The whole command, without sender and time. */
  asked: object
  /** Input of the first version of fingerprints. */
  formerFields: readonly unknown[]
}

/** Equal requests have equal fingerprints; any other field value changes it. */
export const fingerprintOf = ({ sent, asked }: Asked): string =>
  version + hash(canonicalJson(sent ?? asked))

/**
 * Whether a stored fingerprint belongs to this command. Fingerprints of earlier versions are computed in their
 * way, so that a client that repeats its request across an upgrade gets its meeting. They are purged after 30
 * days, like every idempotency key.
 */
export function isSameCommand(stored: string, command: Asked): boolean {
  if (stored.startsWith(version)) return stored === fingerprintOf(command)
  if (stored.startsWith(commandVersion))
    return stored === commandVersion + hash(canonicalJson(command.asked))
  return stored === hash(JSON.stringify(command.formerFields))
}
