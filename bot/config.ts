/** How to reach Slack. Without any token the bot is off. */
export interface SlackConfig {
  signingSecret: string | undefined
  clientId: string | undefined
  clientSecret: string | undefined
  /** `xapp-…`: Socket Mode in place of HTTP. */
  appToken: string | undefined
  /** `xoxb-…`: one Slack team, without installing by OAuth. */
  botToken: string | undefined
  /** Where Slack answers, without a trailing slash; Slack itself where undefined. */
  apiUrl: string | undefined
  /** Signs the state of an installation under way; made from the secret key where absent. */
  stateSecret?: string | undefined
  /** With its slash, as in the manifest; `/meet` where absent. */
  command?: string | undefined
}

export const defaultCommand = '/meet'

/** As in Slack's menus; the manifest names them to Slack. */
export const botShortcuts: readonly {
  type: 'global' | 'message'
  callbackId: string
  name: string
  description: string
}[] = []

/** The fewest that do the work. */
export const botScopes = [
  'commands',
  'chat:write',
  'im:write',
  'im:history',
  'users:read',
  'users:read.email',
] as const

/** Whether there is enough to answer Slack at all. */
export const isSlackConfigured = (config: SlackConfig): boolean => {
  const canSpeak = Boolean(config.botToken || (config.clientId && config.clientSecret))
  return canSpeak && Boolean(config.signingSecret || config.appToken)
}
