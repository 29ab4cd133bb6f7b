/** A member of the connected Slack team. */
export interface TeamMember {
  /** The provider's. */
  id: string
  name: string
  email: string | undefined
}

export interface TeamList {
  /** By name. */
  members: readonly TeamMember[]
  /** False: the team has more people than are listed. */
  isWhole: boolean
}

/**
 * The members of a workspace's team; none if no team is connected. Cached for some minutes. Throws
 * ProviderError.
 */
export type TeamDirectory = (workspaceId: string) => Promise<TeamList>
