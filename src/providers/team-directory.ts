/** Somebody in the team that talks to us. */
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

/** Who there is in a workspace's team; nobody where none is connected. Known for some minutes. Throws ProviderError. */
export type TeamDirectory = (workspaceId: string) => Promise<TeamList>
