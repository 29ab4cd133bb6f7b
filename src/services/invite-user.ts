import type { User } from '../scheduling/entities.ts'
import { type AddUser, addUser } from './add-user.ts'
import type { ServiceContext } from './context.ts'
import { requestSignInLink } from './sign-in.ts'

/** A new user who can be booked at once, and is mailed a link to sign in. Throws `invalid-input`, `email-taken`. */
export async function inviteUser(context: ServiceContext, command: AddUser): Promise<User> {
  const user = await addUser(context, command)
  await requestSignInLink(context, user)
  return user
}
