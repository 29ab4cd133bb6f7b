import type { Locale, User, WorkspaceId } from '../../model/entities.ts'
import { isEntityId } from '../../model/entity-id.ts'
import { maxNameLength, maxSlackIdLength } from '../../model/maximums.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import * as store from '../../store/people/users.ts'
import { emailKey, isEmail } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong } from '../maximum-faults.ts'
import { emailTaken, invalidInput, notFound } from '../problems.ts'

type Reading = Pick<ServiceContext, 'db'>

export interface CreateUser {
  workspaceId: WorkspaceId
  email: string
  name: string
  timeZone: string
  locale?: Locale | undefined
  role?: User['role'] | undefined
  slackUserId?: string | undefined
}

/** Throws `invalid-input`, `email-taken`. */
export async function createUser(context: Reading, command: CreateUser): Promise<User> {
  const errors = [
    ...(isEmail(command.email) ? [] : [fieldFault('email', 'bad-email')]),
    ...(command.name.trim() ? [] : [fieldFault('name', 'no-name')]),
    ...tooLong('name', command.name, maxNameLength),
    ...tooLong('slackUserId', command.slackUserId, maxSlackIdLength),
    ...(isTimeZone(command.timeZone) ? [] : [fieldFault('timeZone', 'bad-zone')]),
  ]
  if (errors.length > 0) throw invalidInput(errors)
  const { workspaceId, slackUserId } = command
  if (slackUserId && (await findUserBySlackId(context, { workspaceId, slackUserId })))
    throw invalidInput([fieldFault('slackUserId', 'slack-account-taken')])
  const user = await store.insertUser(context.db, {
    workspaceId: command.workspaceId,
    email: emailKey(command.email),
    name: command.name.trim(),
    timeZone: command.timeZone,
    locale: command.locale ?? 'en',
    role: command.role ?? 'rep',
    slackUserId: command.slackUserId,
  })
  if (!user) throw emailTaken()
  return user
}

/** Throws `not-found`. */
export async function getUser(
  context: Reading,
  { workspaceId, userId }: { workspaceId: WorkspaceId; userId: string },
): Promise<User> {
  if (!isEntityId(userId)) throw notFound()
  const user = await store.findUser(context.db, { workspaceId, id: userId })
  if (!user) throw notFound()
  return user
}

/** A user who may be given meetings. Throws `not-found`, also for a user whose invitation was withdrawn. */
export async function getHost(
  context: Reading,
  { workspaceId, hostId }: { workspaceId: WorkspaceId; hostId: string },
): Promise<User> {
  const user = await getUser(context, { workspaceId, userId: hostId })
  if (user.isWithdrawn) throw notFound()
  return user
}

/** Excludes users whose invitation was withdrawn, so that they cannot sign in. */
const withAccess = (user: User | undefined): User | undefined =>
  user?.isWithdrawn ? undefined : user

export const findUserByEmail = async (
  context: Reading,
  { workspaceId, email }: { workspaceId: WorkspaceId; email: string },
): Promise<User | undefined> =>
  withAccess(await store.findUser(context.db, { workspaceId, email: emailKey(email) }))

/** The user with this email whose invitation was withdrawn. */
export async function findWithdrawnUser(
  context: Reading,
  { workspaceId, email }: { workspaceId: WorkspaceId; email: string },
): Promise<User | undefined> {
  const user = await store.findUser(context.db, { workspaceId, email: emailKey(email) })
  return user?.isWithdrawn ? user : undefined
}

export const findUserBySlackId = async (
  context: Reading,
  { workspaceId, slackUserId }: { workspaceId: WorkspaceId; slackUserId: string },
): Promise<User | undefined> =>
  withAccess(await store.findUser(context.db, { workspaceId, slackUserId }))

/** Links this Slack account to this user and to no other. */
export const linkSlackUser = (
  context: Reading,
  link: { workspaceId: WorkspaceId; userId: string; slackUserId: string },
): Promise<void> => context.db.transaction(trx => store.updateSlackUserId(trx, link))

/** Removes the link, so that Slack finds the user by email again. */
export const unlinkSlackUser = (
  context: Reading,
  user: { workspaceId: WorkspaceId; userId: string },
): Promise<void> => store.clearSlackUserId(context.db, user)

/** By name, including users whose invitation was withdrawn. */
export const listEveryUser = (
  context: Reading,
  { workspaceId }: { workspaceId: WorkspaceId },
): Promise<User[]> => store.listUsers(context.db, workspaceId)

/** All users who can sign in and host, by name. */
export const listUsers = async (
  context: Reading,
  workspace: { workspaceId: WorkspaceId },
): Promise<User[]> => (await listEveryUser(context, workspace)).filter(user => !user.isWithdrawn)

/** The user of a session or a link. Undefined if the user was deleted or has no access. */
export const findUserById = async (context: Reading, userId: string): Promise<User | undefined> =>
  withAccess(await store.findUserById(context.db, userId))
