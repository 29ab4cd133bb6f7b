import type { TokenCipher } from '../secrets/token-cipher.ts'

/*
 * Token of the link to a meeting's call, for emails, calendars and Slack. The meeting's id is not enough: the
 * booker knows it, even if they used somebody else's address.
 */

const purpose = 'join-link'

export type JoinSigning = Pick<TokenCipher, 'sign'>

export const makeJoinToken = (cipher: JoinSigning, meetingId: string): string =>
  `${meetingId}.${cipher.sign(purpose, meetingId)}`

/** The meeting that a link names. If the signing key is no longer in use, the link counts as the plain id. */
export function readJoinToken(
  cipher: Pick<TokenCipher, 'isSigned'>,
  token: string,
): { meetingId: string; isSigned: boolean } {
  const [meetingId = '', signature = ''] = token.split('.')
  return { meetingId, isSigned: cipher.isSigned(purpose, meetingId, signature) }
}
