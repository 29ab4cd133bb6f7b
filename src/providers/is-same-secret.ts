import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (secret: string | Buffer) => createHash('sha256').update(secret).digest()

/**
 * All comparisons with a secret use this function. It compares digests, so that the time reveals neither length
 * nor content, and inputs of any length and alphabet work.
 */
export const isSameSecret = (given: string | Buffer, expected: string | Buffer): boolean =>
  timingSafeEqual(digest(given), digest(expected))
