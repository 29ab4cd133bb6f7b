import type { webApi } from '@slack/bolt'
import type { TeamDirectory, TeamMember } from '../src/providers/team-directory.ts'
import type { WorkspaceId } from '../src/scheduling/entities.ts'
import type { ServiceContext } from '../src/services/context.ts'
import { emailKey } from '../src/text/email-address.ts'
import { callSlack, makeClient } from './call-slack.ts'
import type { SlackConfig } from './config.ts'
import { type HomeTeam, isOwnMember } from './home-team.ts'
import { createInstallations } from './installations.ts'

const knownForMs = 5 * 60_000
const pageSize = 200
/** Larger teams are matched by e-mail alone: nobody chooses from a list of thousands. */
const mostPages = 10

type Member = NonNullable<Awaited<ReturnType<webApi.WebClient['users']['list']>>['members']>[number]

function toMember(member: Member, home: HomeTeam | undefined): TeamMember[] {
  const { id, profile, deleted } = member
  if (!id || deleted || id === 'USLACKBOT' || !isOwnMember(home, member)) return []
  const name = profile?.real_name || member.real_name || member.name || id
  return [{ id, name, email: profile?.email && emailKey(profile.email) }]
}

/** Slack lists people by team: an organisation's token has to name one. */
async function listTeams(
  client: webApi.WebClient,
  home: HomeTeam | undefined,
): Promise<{ team_id?: string }[]> {
  if (home?.kind !== 'organisation') return [{}]
  const { teams = [] } = await callSlack(() => client.auth.teams.list({ limit: pageSize }))
  return teams.flatMap(({ id }) => (id ? [{ team_id: id }] : []))
}

async function readTeam(
  client: webApi.WebClient,
  { home, team }: { home: HomeTeam | undefined; team: { team_id?: string } },
): Promise<TeamMember[]> {
  const found: TeamMember[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const query = { limit: pageSize, ...team, ...(cursor ? { cursor } : {}) }
    const answer = await callSlack(() => client.users.list(query))
    found.push(...(answer.members ?? []).flatMap(member => toMember(member, home)))
    cursor = answer.response_metadata?.next_cursor || undefined
    if (!cursor) break
  }
  return found
}

/** Somebody may be in several teams of an organisation. */
async function readMembers(
  client: webApi.WebClient,
  home: HomeTeam | undefined,
): Promise<TeamMember[]> {
  const found = new Map<string, TeamMember>()
  for (const team of await listTeams(client, home))
    for (const member of await readTeam(client, { home, team })) found.set(member.id, member)
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** The people of a workspace's Slack team. */
export function slackDirectory(context: ServiceContext, config: SlackConfig): TeamDirectory {
  const installations = createInstallations(context, config.botToken)
  const known = new Map<string, { until: number; members: readonly TeamMember[] }>()
  return async workspaceId => {
    const kept = known.get(workspaceId)
    const now = context.clock()
    if (kept && kept.until > now) return kept.members
    const installed = await installations.findByWorkspace(workspaceId as WorkspaceId)
    if (!installed) return []
    const client = makeClient(installed.botToken, config.apiUrl)
    const members = await readMembers(client, installed.home)
    known.set(workspaceId, { until: now + knownForMs, members })
    return members
  }
}
