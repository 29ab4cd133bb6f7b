import { createHash } from 'node:crypto'

/** Marks fingerprints of the request as it was sent. */
const version = 'v3:'
/** Marks fingerprints of the whole command, with what the server had filled in; those of before have no mark. */
const commandVersion = 'v2:'

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : Number(a > b))

/** Keys sorted and absent fields left out, so that the order in which fields were sent does not matter. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_name, inner) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(byName)) : inner,
  )

interface Asked {
  /** The request as it was sent, before anything of ours was filled in. Absent: the command was sent as it is. */
  sent?: object | undefined
  /** The whole command, without who sent it and when. */
  asked: object
  /** What the first fingerprints were made of. */
  formerFields: readonly unknown[]
}

/** The same request has the same fingerprint, and any other field value another one. */
export const fingerprintOf = ({ sent, asked }: Asked): string =>
  version + hash(canonicalJson(sent ?? asked))

/**
 * Whether a stored fingerprint stands for this command. Fingerprints of earlier versions are compared by what they
 * were made of, so that a client that repeats its request across an upgrade gets its meeting. They are purged after
 * 30 days, as every idempotency key is.
 */
export function isSameCommand(stored: string, command: Asked): boolean {
  if (stored.startsWith(version)) return stored === fingerprintOf(command)
  if (stored.startsWith(commandVersion))
    return stored === commandVersion + hash(canonicalJson(command.asked))
  return stored === hash(JSON.stringify(command.formerFields))
}
