import type { webApi } from '@slack/bolt'
import type { WorkspaceId } from '../../src/model/entities.ts'
import type { TeamDirectory, TeamList, TeamMember } from '../../src/providers/team-directory.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { emailKey } from '../../src/text/email-address.ts'
import type { SlackConfig } from '../config.ts'
import { createInstallations } from '../installation/installations.ts'
import { isOwnMember, type OwnTeam } from '../installation/own-team.ts'
import { callSlack, makeClient } from '../slack-api/call-slack.ts'

const knownForMs = 5 * 60_000
const pageSize = 200
/** A longer list is of no use as a choice: further people are matched only by email. */
const maxPages = 10

type Member = NonNullable<Awaited<ReturnType<webApi.WebClient['users']['list']>>['members']>[number]

function toMember(member: Member, ownTeam: OwnTeam | undefined): TeamMember[] {
  const { id, profile, deleted } = member
  if (!id || deleted || id === 'USLACKBOT' || !isOwnMember(ownTeam, member)) return []
  const name = profile?.real_name || member.real_name || member.name || id
  return [{ id, name, email: profile?.email && emailKey(profile.email) }]
}

/** Slack lists people by team, so an organization's token has to name one. */
async function listTeams(
  client: webApi.WebClient,
  ownTeam: OwnTeam | undefined,
): Promise<{ teams: { team_id?: string }[]; isWhole: boolean }> {
  if (ownTeam?.kind !== 'organisation') return { teams: [{}], isWhole: true }
  const answer = await callSlack(() => client.auth.teams.list({ limit: pageSize }))
  const teams = (answer.teams ?? []).flatMap(({ id }) => (id ? [{ team_id: id }] : []))
  return { teams, isWhole: !answer.response_metadata?.next_cursor }
}

async function readTeam(
  client: webApi.WebClient,
  { ownTeam, team }: { ownTeam: OwnTeam | undefined; team: { team_id?: string } },
): Promise<TeamList> {
  const found: TeamMember[] = []
  let cursor: string | undefined
  for (let page = 0; page < maxPages; page++) {
    const query = { limit: pageSize, ...team, ...(cursor ? { cursor } : {}) }
    const answer = await callSlack(() => client.users.list(query))
    found.push(...(answer.members ?? []).flatMap(member => toMember(member, ownTeam)))
    cursor = answer.response_metadata?.next_cursor || undefined
    if (!cursor) return { members: found, isWhole: true }
  }
  return { members: found, isWhole: false }
}

/** A person may be in several teams of an organization. */
async function readMembers(
  client: webApi.WebClient,
  ownTeam: OwnTeam | undefined,
): Promise<TeamList> {
  const found = new Map<string, TeamMember>()
  const listed = await listTeams(client, ownTeam)
  let { isWhole } = listed
  for (const team of listed.teams) {
    const list = await readTeam(client, { ownTeam, team })
    for (const member of list.members) found.set(member.id, member)
    isWhole &&= list.isWhole
  }
  const members = [...found.values()].sort((a, b) => a.name.localeCompare(b.name))
  return { members, isWhole }
}

/** The people of a workspace's Slack team. */
export function slackDirectory(context: ServiceContext, config: SlackConfig): TeamDirectory {
  const installations = createInstallations(context, config.botToken)
  const known = new Map<string, { until: number; list: TeamList }>()
  return async workspaceId => {
    const kept = known.get(workspaceId)
    const now = context.clock()
    if (kept && kept.until > now) return kept.list
    const installed = await installations.findByWorkspace(workspaceId as WorkspaceId)
    if (!installed) return { members: [], isWhole: true }
    const client = makeClient(installed.botToken, config.apiUrl)
    const list = await readMembers(client, installed.ownTeam)
    if (!list.isWhole)
      context.log.warn(
        { provider: 'slack', listed: list.members.length, pageSize, maxPages },
        'The Slack team is too large to list; further people are matched only by email',
      )
    known.set(workspaceId, { until: now + knownForMs, list })
    return list
  }
}
