import type { User, WorkspaceId } from '../../model/entities.ts'
import type { ProvenPerson } from '../../providers/identity-provider.ts'
import type { ServiceContext } from '../context.ts'
import { findUserByEmail, findUserBySlackId, linkSlackUser } from './users.ts'

/**
 * The user whom Slack vouches for: the one linked to that account, else the one with that e-mail, who is
 * linked from now on. A user linked to another Slack account is nobody's but that account's.
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
