import type { User, WorkspaceId } from '../../model/entities.ts'
import type { ProvenPerson } from '../../providers/identity-provider.ts'
import type { ServiceContext } from '../context.ts'
import { findUserByEmail, findUserBySlackId, linkSlackUser } from './users.ts'

/**
 * The user of a Slack account: the linked one, or else the one with the same email, who is then linked. A user
 * who is linked to another Slack account is not matched by email.
 */
export async function findSlackUser(
  context: Pick<ServiceContext, 'db'>,
  { workspaceId, person }: { workspaceId: WorkspaceId; person: ProvenPerson },
): Promise<User | undefined> {
  const { externalUserId: slackUserId, email } = person
  const linked = await findUserBySlackId(context, { workspaceId, slackUserId })
  if (linked || !email) return linked
  const user = await findUserByEmail(context, { workspaceId, email })
  if (!user || user.slackUserId) return undefined
  await linkSlackUser(context, { workspaceId, userId: user.id, slackUserId })
  return { ...user, slackUserId }
}
