import type { webApi } from '@slack/bolt'
import type { User, WorkspaceId } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { findSlackUser } from '../../src/services/people/find-slack-user.ts'
import { emailKey } from '../../src/text/email-address.ts'
import { isOwnMember, type OwnTeam } from '../installation/own-team.ts'
import { callSlack } from '../slack-api/call-slack.ts'

/** The author of a press or message, with their Slack profile and our user. */
export interface Person {
  workspaceId: WorkspaceId
  slackUserId: string
  email: string | undefined
  name: string
  timeZone: string | undefined
  /** As in Slack's preferences: `en-US`. */
  slackLocale: string | undefined
  /** A bot, or a member of another team in a shared channel, whose profile cannot be trusted. */
  isOutsider: boolean
  /** Undefined if the person is not a user of Parley. */
  user: User | undefined
}

interface PersonQuery {
  client: webApi.WebClient
  workspaceId: WorkspaceId
  ownTeam: OwnTeam | undefined
  slackUserId: string
}

/** Profile of a user in Slack. Missing fields are undefined. */
export async function readProfile(client: webApi.WebClient, slackUserId: string) {
  const { user } = await callSlack(() =>
    client.users.info({ user: slackUserId, include_locale: true }),
  )
  const profile = user?.profile
  return {
    email: profile?.email && emailKey(profile.email),
    name: profile?.real_name || user?.real_name || user?.name || '',
    timeZone: user?.tz,
    slackLocale: user?.locale,
    member: user ?? {},
  }
}

/** Finds the user linked to a Slack id, or else the user with the same email, and links them. */
export async function findPerson(
  context: Pick<ServiceContext, 'db'>,
  { client, workspaceId, ownTeam, slackUserId }: PersonQuery,
): Promise<Person> {
  const profile = await readProfile(client, slackUserId)
  const { email, name, timeZone, slackLocale } = profile
  const isOutsider = !isOwnMember(ownTeam, profile.member)
  const person = { externalUserId: slackUserId, email }
  const user = isOutsider ? undefined : await findSlackUser(context, { workspaceId, person })
  return { workspaceId, slackUserId, email, name, timeZone, slackLocale, isOutsider, user }
}
