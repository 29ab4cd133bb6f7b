import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (secret: string | Buffer) => createHash('sha256').update(secret).digest()

/**
 * The one way to compare what somebody sent with a secret. Digests are compared, so that neither length nor
 * content shows in the time it takes, and no input of any length or alphabet can fail.
 */
export const isSameSecret = (given: string | Buffer, expected: string | Buffer): boolean =>
  timingSafeEqual(digest(given), digest(expected))
