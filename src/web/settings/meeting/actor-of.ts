import type { Actor, User } from '../../../model/entities.ts'

/** In the signed-in app whoever is signed in acts, also on the meeting of a colleague. */
export const actorOf = ({ id, name }: User): Actor => ({ kind: 'user', userId: id, name })
