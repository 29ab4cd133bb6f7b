import type { User } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { findUserById } from '../../src/services/people/users.ts'
import type { SlackConfig } from '../config.ts'
import { createInstallations } from '../installation/installations.ts'
import { makeClient } from '../slack-api/call-slack.ts'
import type { Messenger } from '../slack-api/messenger.ts'
import type { PostLimiter } from '../slack-api/post-limiter.ts'
import { findSlackAccount } from './slack-account.ts'

export interface ReachParts {
  context: ServiceContext
  config: SlackConfig
  limiter: PostLimiter
}

export interface Reached {
  messenger: Messenger
  user: User
  slackUserId: string
}

/** A user with their Slack account and a client of their team; undefined if they cannot be reached. */
export async function reachPerson(
  { context, config, limiter }: ReachParts,
  userId: string,
): Promise<Reached | undefined> {
  const user = await findUserById(context, userId)
  if (!user) return undefined
  const installations = createInstallations(context, config.botToken)
  const installed = await installations.findByWorkspace(user.workspaceId)
  if (!installed) return undefined
  const { botToken, ownTeam } = installed
  const client = makeClient(botToken, config.apiUrl)
  const slackUserId = await findSlackAccount(context, { client, ownTeam, user })
  return slackUserId ? { messenger: { client, limiter }, user, slackUserId } : undefined
}
