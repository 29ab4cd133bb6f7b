import { lockSignInLinks } from '../../store/people/sign-in-links.ts'
import { clearWithdrawn, markWithdrawn } from '../../store/people/withdrawn-users.ts'
import type { ServiceContext } from '../context.ts'
import { sendInvitationLink } from '../people/sign-in.ts'
import { findUserById } from '../people/users.ts'
import { withdrawProposalsOf } from '../proposals/find-proposal.ts'

/**
 * Removes the access of a user who has not accepted an invitation: no link signs them in, their own pages are off,
 * they leave pages with other hosts, and the times proposed for them are withdrawn. Does nothing if they have signed in meanwhile.
 */
export const withdrawInvitation = (
  context: Pick<ServiceContext, 'db' | 'clock' | 'jobs'>,
  userId: string,
): Promise<void> =>
  context.db.transaction(async trx => {
    await lockSignInLinks(trx, userId)
    const user = await findUserById({ db: trx }, userId)
    if (user?.invitedAt === undefined) return
    await markWithdrawn(trx, { userId, now: context.clock() })
    await withdrawProposalsOf(context, trx, userId)
  })

/** Emails an invitation. A withdrawn user gets access again, and their own pages can be booked. */
export const sendInvitation = (
  context: Pick<ServiceContext, 'db' | 'cipher' | 'clock' | 'jobs'>,
  { userId, inviterId }: { userId: string; inviterId: string },
): Promise<void> =>
  context.db.transaction(async trx => {
    await clearWithdrawn(trx, userId)
    await sendInvitationLink(context, trx, { userId, invitedById: inviterId })
  })
