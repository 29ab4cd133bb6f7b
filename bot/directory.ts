import type { webApi } from '@slack/bolt'
import type { TeamDirectory, TeamMember } from '../src/providers/team-directory.ts'
import type { WorkspaceId } from '../src/scheduling/entities.ts'
import type { ServiceContext } from '../src/services/context.ts'
import { callSlack, makeClient } from './call-slack.ts'
import type { SlackConfig } from './config.ts'
import { createInstallations } from './installations.ts'

const knownForMs = 5 * 60_000
const pageSize = 200
/** Larger teams are matched by e-mail alone: nobody chooses from a list of thousands. */
const mostPages = 10

type Member = NonNullable<Awaited<ReturnType<webApi.WebClient['users']['list']>>['members']>[number]

function toMember(member: Member, teamId: string | undefined): TeamMember[] {
  const { id, profile, deleted, is_bot: isBot, team_id: team } = member
  const isOutsider = teamId !== undefined && team !== teamId
  if (!id || deleted || isBot || id === 'USLACKBOT' || isOutsider) return []
  const name = profile?.real_name || member.real_name || member.name || id
  return [{ id, name, email: profile?.email?.toLowerCase() }]
}

async function readMembers(
  client: webApi.WebClient,
  teamId: string | undefined,
): Promise<TeamMember[]> {
  const found: TeamMember[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const query = { limit: pageSize, ...(cursor ? { cursor } : {}) }
    const answer = await callSlack(() => client.users.list(query))
    found.push(...(answer.members ?? []).flatMap(member => toMember(member, teamId)))
    cursor = answer.response_metadata?.next_cursor || undefined
    if (!cursor) break
  }
  return found.sort((a, b) => a.name.localeCompare(b.name))
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
    const members = await readMembers(client, installed.teamId)
    known.set(workspaceId, { until: now + knownForMs, members })
    return members
  }
}
