import type { User } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { sendInvitationLink } from '../people/sign-in.ts'
import { type AddUser, addUser } from './add-user.ts'

/**
 * Creates a user who can be booked at once, and emails an invitation that names the person who invites them.
 * Throws `invalid-input`, `email-taken`.
 */
export const inviteUser = (
  context: Pick<ServiceContext, 'db' | 'cipher' | 'clock' | 'jobs'>,
  { inviterId, ...command }: AddUser & { inviterId: string },
): Promise<User> =>
  context.db.transaction(async trx => {
    const user = await addUser({ db: trx }, command)
    await sendInvitationLink(context, trx, { userId: user.id, invitedById: inviterId })
    return user
  })
