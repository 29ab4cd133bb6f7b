import type { User } from '../scheduling/entities.ts'
import type { ServiceContext } from './context.ts'
import { officeHours } from './office-hours.ts'
import { saveSchedule } from './schedules.ts'
import { requestSignInLink } from './sign-in.ts'
import { type CreateUser, createUser } from './users.ts'

/**
 * A new user who can be booked at once, and is mailed a link to sign in. Throws `invalid-input`, `email-taken`.
 *
 * @param command.hoursName what their first hours are called
 */
export async function inviteUser(
  context: ServiceContext,
  command: CreateUser & { hoursName: string },
): Promise<User> {
  const user = await context.db.transaction(async trx => {
    const created = await createUser({ db: trx }, command)
    await saveSchedule(
      { db: trx },
      {
        workspaceId: created.workspaceId,
        userId: created.id,
        name: command.hoursName,
        timeZone: created.timeZone,
        weekly: officeHours,
        overrides: [],
      },
    )
    return created
  })
  await requestSignInLink(context, user)
  return user
}
