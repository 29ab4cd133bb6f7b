import type { webApi } from '@slack/bolt'
import type { User } from '../../src/model/entities.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { findUserBySlackId, linkSlackUser } from '../../src/services/people/users.ts'
import { isOwnMember, type OwnTeam } from '../installation/own-team.ts'
import { callSlack } from '../slack-api/call-slack.ts'

/** The member of the team with this email; undefined if there is none. */
async function lookUp(client: webApi.WebClient, email: string) {
  try {
    return (await callSlack(() => client.users.lookupByEmail({ email }))).user
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'not-found') return undefined
    throw error
  }
}

/**
 * Finds a user's Slack account, even if they have not used the bot yet: the member with the same email, who is
 * linked then. Undefined if there is none, if they belong to another team, or if the account is linked to
 * another user.
 */
export async function findSlackAccount(
  context: Pick<ServiceContext, 'db'>,
  { client, ownTeam, user }: { client: webApi.WebClient; ownTeam: OwnTeam | undefined; user: User },
): Promise<string | undefined> {
  if (user.slackUserId) return user.slackUserId
  const member = await lookUp(client, user.email)
  if (!member?.id || !isOwnMember(ownTeam, member)) return undefined
  const { workspaceId, id: userId } = user
  const slackUserId = member.id
  if (await findUserBySlackId(context, { workspaceId, slackUserId })) return undefined
  await linkSlackUser(context, { workspaceId, userId, slackUserId })
  return slackUserId
}
