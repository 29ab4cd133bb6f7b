import type { AnyInstallation } from '../../../bot/installation/installations.ts'

const bot = (id: string) => ({ token: `xoxb-${id}`, scopes: [], id: 'B1', userId: 'U2' })
const user = { id: 'U1', token: undefined, scopes: undefined }

/** The installation of a team as Slack sends it, with the bot token `xoxb-<team>`. */
export const installationOf = (teamId: string): AnyInstallation => ({
  team: { id: teamId },
  enterprise: undefined,
  user,
  bot: bot(teamId),
  isEnterpriseInstall: false,
})

/** An organization that installed the app for all of its teams. */
export const orgInstallationOf = (enterpriseId: string): AnyInstallation => ({
  team: undefined,
  enterprise: { id: enterpriseId },
  user,
  bot: bot(enterpriseId),
  isEnterpriseInstall: true,
})
