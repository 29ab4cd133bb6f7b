import type { TokenCipher } from '../secrets/token-cipher.ts'

/*
 * What a link to a meeting's call carries in emails, calendars and Slack. The meeting's id alone is in answers to
 * whoever booked, also with an address that is not theirs; this is not.
 */

const purpose = 'join-link'

export type JoinSigning = Pick<TokenCipher, 'sign'>

export const makeJoinToken = (cipher: JoinSigning, meetingId: string): string =>
  `${meetingId}.${cipher.sign(purpose, meetingId)}`

/** What a link names. A signature of a key that is out of use counts for nothing, so the link is as the id alone. */
export function readJoinToken(
  cipher: Pick<TokenCipher, 'isSigned'>,
  token: string,
): { meetingId: string; isSigned: boolean } {
  const [meetingId = '', signature = ''] = token.split('.')
  return { meetingId, isSigned: cipher.isSigned(purpose, meetingId, signature) }
}
