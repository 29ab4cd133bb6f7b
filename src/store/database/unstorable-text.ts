/** Codes of Postgres for what its texts and its jsonb cannot hold: NUL. */
const unstorableCodes = new Set(['22021', '22P05'])

/** Whether somebody sent a character that no text of ours can hold; nothing was committed then. */
export const isUnstorableText = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && unstorableCodes.has(String(error.code))
