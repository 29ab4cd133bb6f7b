import type { Actor, User } from '../../../model/entities.ts'

/** In the signed-in app the signed-in user acts, even on a colleague's meeting. */
export const actorOf = ({ id, name }: User): Actor => ({ kind: 'user', userId: id, name })
