import type { webApi } from '@slack/bolt'
import type { User } from '../../src/model/entities.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { findUserBySlackId, linkSlackUser } from '../../src/services/people/users.ts'
import { type HomeTeam, isOwnMember } from '../installation/home-team.ts'
import { callSlack } from '../slack-api/call-slack.ts'

/** The member of the team with this e-mail; undefined where there is none. */
async function lookUp(client: webApi.WebClient, email: string) {
  try {
    return (await callSlack(() => client.users.lookupByEmail({ email }))).user
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'not-found') return undefined
    throw error
  }
}

/**
 * The Slack account of a user, also of one who has not spoken to the bot yet: the member with the same
 * e-mail, who is linked from now on. Undefined where there is none, where they come from another team, or
 * where the account is another user's.
 */
export async function findSlackAccount(
  context: Pick<ServiceContext, 'db'>,
  { client, home, user }: { client: webApi.WebClient; home: HomeTeam | undefined; user: User },
): Promise<string | undefined> {
  if (user.slackUserId) return user.slackUserId
  const member = await lookUp(client, user.email)
  if (!member?.id || !isOwnMember(home, member)) return undefined
  const { workspaceId, id: userId } = user
  const slackUserId = member.id
  if (await findUserBySlackId(context, { workspaceId, slackUserId })) return undefined
  await linkSlackUser(context, { workspaceId, userId, slackUserId })
  return slackUserId
}
