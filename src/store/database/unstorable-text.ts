/** Postgres's codes for the character that its text and jsonb types cannot hold: NUL. */
const unstorableCodes = new Set(['22021', '22P05'])

/** Whether a request contained a character that our text columns cannot hold; nothing was committed then. */
export const isUnstorableText = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && unstorableCodes.has(String(error.code))
