import { isEntityId } from '../../model/entity-id.ts'
import type { TokenCipher } from '../../secrets/token-cipher.ts'

/*
 * Token for a booker who has not proven their address: it manages the meeting like the link in the email, but
 * never shows the host's name. Derived from the meeting's id, so nothing is stored.
 */

const prefix = 'v.'
const purpose = 'visitor-link'

type Signing = Pick<TokenCipher, 'sign' | 'isSigned'>

export const makeVisitorToken = (cipher: Signing, meetingId: string): string =>
  `${prefix}${meetingId}.${cipher.sign(purpose, meetingId)}`

export const isVisitorToken = (token: string): boolean => token.startsWith(prefix)

/** Undefined if we did not make this token. */
export function meetingIdOfVisitor(cipher: Signing, token: string): string | undefined {
  const [meetingId = '', signature = ''] = token.slice(prefix.length).split('.')
  return isEntityId(meetingId) && cipher.isSigned(purpose, meetingId, signature)
    ? meetingId
    : undefined
}
