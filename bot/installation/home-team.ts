import type { webApi } from '@slack/bolt'

/** Who installed us: one Slack team, or an organisation for all of its teams. */
export type HomeTeam =
  | { kind: 'team'; teamId: string }
  | { kind: 'organisation'; enterpriseId: string }

type Member = Pick<
  NonNullable<webApi.UsersInfoResponse['user']>,
  'team_id' | 'is_stranger' | 'is_bot' | 'enterprise_user'
>

/** Of the installation's key; undefined where Slack names neither. */
export function homeTeamOf(query: {
  teamId: string | undefined
  enterpriseId: string | undefined
  isEnterpriseInstall: boolean
}): HomeTeam | undefined {
  const { teamId, enterpriseId, isEnterpriseInstall } = query
  if (isEnterpriseInstall) return enterpriseId ? { kind: 'organisation', enterpriseId } : undefined
  return teamId ? { kind: 'team', teamId } : undefined
}

/**
 * Whether those who installed us vouch for a member. Another team's admin, in a channel that both share, writes
 * into that team's profiles whatever e-mail they like: it must never make somebody one of our users.
 */
export function isOwnMember(home: HomeTeam | undefined, member: Member): boolean {
  if (member.is_stranger || member.is_bot) return false
  if (!home) return true
  const { team_id: teamId, enterprise_user: inOrganisation } = member
  if (home.kind === 'organisation') return inOrganisation?.enterprise_id === home.enterpriseId
  return teamId === home.teamId || (inOrganisation?.teams ?? []).includes(home.teamId)
}
