import { createHash } from 'node:crypto'

/** Fingerprint of a day's hours, to detect a change since the form was shown. */
export const hoursMark = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16)
