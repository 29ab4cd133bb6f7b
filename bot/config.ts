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

/** What Slack tells us of. */
export const botEvents = [
  'app_home_opened',
  'app_uninstalled',
  'link_shared',
  'message.im',
  'tokens_revoked',
] as const

/** The fewest that do the work. */
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

/** What signing in with Slack asks of a person, in a request of its own. */
export const identityScopes = ['openid', 'email', 'profile'] as const

/** Whether there is enough to answer Slack at all. */
export const isSlackConfigured = (config: SlackConfig): boolean => {
  const canSpeak = Boolean(config.botToken || (config.clientId && config.clientSecret))
  return canSpeak && Boolean(config.signingSecret || config.appToken)
}
