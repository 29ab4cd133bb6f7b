/** Access to Slack. Without any token the bot is off. */
export interface SlackConfig {
  signingSecret: string | undefined
  clientId: string | undefined
  clientSecret: string | undefined
  /** `xapp-…`: Socket Mode instead of HTTP. */
  appToken: string | undefined
  /** `xoxb-…`: one Slack team, without installation by OAuth. */
  botToken: string | undefined
  /** Address of the Slack API, without a trailing slash; undefined for Slack itself. */
  apiUrl: string | undefined
  /** With its slash, as in the manifest. The default is `/meet`. */
  command?: string | undefined
}

export const defaultCommand = '/meet'

/** Shortcuts in Slack's menus. The manifest declares them. */
export const botShortcuts: readonly {
  type: 'global' | 'message'
  callbackId: string
  name: string
  description: string
}[] = [
  {
    type: 'global',
    callbackId: 'propose_times',
    name: 'Propose times',
    description: 'Offer somebody a few times to meet',
  },
  {
    type: 'global',
    callbackId: 'share_link',
    name: 'Share my link',
    description: 'Post a meeting link of yours in a conversation',
  },
  {
    type: 'global',
    callbackId: 'log_outcome',
    name: 'Log outcome',
    description: 'Say how your last meeting went',
  },
  {
    type: 'message',
    callbackId: 'propose_from_message',
    name: 'Propose times to person',
    description: 'Offer times to who wrote this, or whom it names',
  },
  {
    type: 'message',
    callbackId: 'save_note',
    name: 'Save to meeting notes',
    description: 'Keep this message with a meeting',
  },
]

/** Events that Slack sends us. */
export const botEvents = [
  'app_home_opened',
  'app_uninstalled',
  'link_shared',
  'message.im',
  'tokens_revoked',
] as const

/** The minimum of scopes that the bot needs. */
export const botScopes = [
  'commands',
  'chat:write',
  'im:write',
  'im:history',
  'users:read',
  'users:read.email',
  'links:read',
  'links:write',
] as const

/** Scopes of sign-in with Slack, which is a request of its own. */
export const identityScopes = ['openid', 'email', 'profile'] as const

/** Whether the configuration is complete enough to receive requests from Slack. */
export const isSlackConfigured = (config: SlackConfig): boolean => {
  const canSpeak = Boolean(config.botToken || (config.clientId && config.clientSecret))
  return canSpeak && Boolean(config.signingSecret || config.appToken)
}
