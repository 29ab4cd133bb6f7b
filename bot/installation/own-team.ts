import type { webApi } from '@slack/bolt'

/** The owner of the installation: one Slack team, or an organization for all of its teams. */
export type OwnTeam =
  | { kind: 'team'; teamId: string }
  | { kind: 'organisation'; enterpriseId: string }

type Member = Pick<
  NonNullable<webApi.UsersInfoResponse['user']>,
  'team_id' | 'is_stranger' | 'is_bot' | 'enterprise_user'
>

/** Derived from the installation's key; undefined if Slack names neither. */
export function ownTeamOf(query: {
  teamId: string | undefined
  enterpriseId: string | undefined
  isEnterpriseInstall: boolean
}): OwnTeam | undefined {
  const { teamId, enterpriseId, isEnterpriseInstall } = query
  if (isEnterpriseInstall) return enterpriseId ? { kind: 'organisation', enterpriseId } : undefined
  return teamId ? { kind: 'team', teamId } : undefined
}

/**
 * Whether a member belongs to the team or organization that installed the app. In a shared channel, the admins
 * of the other team can set any email address in their profiles, so such a profile must never identify one of
 * our users.
 */
export function isOwnMember(ownTeam: OwnTeam | undefined, member: Member): boolean {
  if (member.is_stranger || member.is_bot) return false
  if (!ownTeam) return true
  const { team_id: teamId, enterprise_user: inOrganisation } = member
  if (ownTeam.kind === 'organisation') return inOrganisation?.enterprise_id === ownTeam.enterpriseId
  return teamId === ownTeam.teamId || (inOrganisation?.teams ?? []).includes(ownTeam.teamId)
}
