import type { Knex } from 'knex'
import type { User } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { updateUser } from '../people/update-user.ts'
import { findWithdrawnUser } from '../people/users.ts'
import { type AddUser, addUser } from './add-user.ts'
import { sendInvitation } from './withdraw-invitation.ts'

type Invite = AddUser & { inviterId: string }

/** A person whose earlier invitation was withdrawn keeps their hours and pages, and gets the new name. */
async function addOrFindUser(trx: Knex, command: Omit<Invite, 'inviterId'>): Promise<User> {
  const { workspaceId, name, timeZone, locale, role } = command
  const withdrawn = await findWithdrawnUser({ db: trx }, command)
  if (!withdrawn) return addUser({ db: trx }, command)
  const changes = { name, timeZone, locale, role }
  return updateUser({ db: trx }, { workspaceId, userId: withdrawn.id, changes })
}

/**
 * Creates a user who can be booked at once, and emails an invitation that names the person who invites them.
 * Throws `invalid-input`, `email-taken`.
 */
export const inviteUser = (
  context: Pick<ServiceContext, 'db' | 'cipher' | 'clock' | 'jobs'>,
  { inviterId, ...command }: Invite,
): Promise<User> =>
  context.db.transaction(async trx => {
    const user = await addOrFindUser(trx, command)
    await sendInvitation({ ...context, db: trx }, { userId: user.id, inviterId })
    return user
  })
