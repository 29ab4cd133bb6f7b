/** Somebody in the team that talks to us. */
export interface TeamMember {
  /** The provider's. */
  id: string
  name: string
  email: string | undefined
}

/**
 * Who there is in a workspace's team, by name; [] where none is connected. Known for some minutes. Throws
 * ProviderError.
 */
export type TeamDirectory = (workspaceId: string) => Promise<readonly TeamMember[]>
