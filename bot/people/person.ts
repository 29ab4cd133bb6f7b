import type { webApi } from '@slack/bolt'
import type { User, WorkspaceId } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { findSlackUser } from '../../src/services/people/find-slack-user.ts'
import { emailKey } from '../../src/text/email-address.ts'
import { type HomeTeam, isOwnMember } from '../installation/home-team.ts'
import { callSlack } from '../slack-api/call-slack.ts'

/** Whoever pressed or typed, as Slack and we know them. */
export interface Person {
  workspaceId: WorkspaceId
  slackUserId: string
  email: string | undefined
  name: string
  timeZone: string | undefined
  /** As in Slack's preferences, `en-US`. */
  slackLocale: string | undefined
  /** Of another team, in a channel that both share, or a bot: nobody whom our team vouches for. */
  isOutsider: boolean
  /** Undefined for somebody who is no user of ours. */
  user: User | undefined
}

interface PersonQuery {
  client: webApi.WebClient
  workspaceId: WorkspaceId
  home: HomeTeam | undefined
  slackUserId: string
}

/** What Slack says of a user; absent parts stay undefined. */
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

/** The user linked to a Slack id, else the one with the same e-mail, who is linked from now on. */
export async function findPerson(
  context: Pick<ServiceContext, 'db'>,
  { client, workspaceId, home, slackUserId }: PersonQuery,
): Promise<Person> {
  const profile = await readProfile(client, slackUserId)
  const { email, name, timeZone, slackLocale } = profile
  const isOutsider = !isOwnMember(home, profile.member)
  const person = { externalUserId: slackUserId, email }
  const user = isOutsider ? undefined : await findSlackUser(context, { workspaceId, person })
  return { workspaceId, slackUserId, email, name, timeZone, slackLocale, isOutsider, user }
}
