/** The addresses we give away. All absolute. */
interface Origin {
  publicUrl: string
}

export const pageUrl = ({ publicUrl }: Origin, slug: string) =>
  `${publicUrl}/meetings/${encodeURIComponent(slug)}`
export const manageUrl = ({ publicUrl }: Origin, token: string) => `${publicUrl}/manage/${token}`
export const joinUrl = ({ publicUrl }: Origin, meetingId: string) =>
  `${publicUrl}/join/${meetingId}`
export const proposalUrl = ({ publicUrl }: Origin, token: string) => `${publicUrl}/p/${token}`
export const signInUrl = ({ publicUrl }: Origin, token: string) => `${publicUrl}/signin/${token}`
export const recordsUrl = ({ publicUrl }: Origin) => `${publicUrl}/records`
/** The meeting as its host sees it. */
export const meetingUrl = ({ publicUrl }: Origin, meetingId: string) =>
  `${publicUrl}/settings/meetings/${meetingId}`
