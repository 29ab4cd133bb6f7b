import { isEntityId } from '../../model/entity-id.ts'
import type { TokenCipher } from '../../secrets/token-cipher.ts'

/*
 * The link for whoever booked with an address that they did not prove: it manages the meeting as the link in the
 * mail does, and leads to no host's name. Made from the meeting's id, so that nothing is kept.
 */

const prefix = 'v.'
const purpose = 'visitor-link'

type Signing = Pick<TokenCipher, 'sign' | 'isSigned'>

export const makeVisitorToken = (cipher: Signing, meetingId: string): string =>
  `${prefix}${meetingId}.${cipher.sign(purpose, meetingId)}`

export const isVisitorToken = (token: string): boolean => token.startsWith(prefix)

/** Undefined where the token is not one that we made. */
export function meetingIdOfVisitor(cipher: Signing, token: string): string | undefined {
  const [meetingId = '', signature = ''] = token.slice(prefix.length).split('.')
  return isEntityId(meetingId) && cipher.isSigned(purpose, meetingId, signature)
    ? meetingId
    : undefined
}
