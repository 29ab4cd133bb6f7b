import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { botEvents, botScopes, botShortcuts, identityScopes } from '../bot/config.ts'

/**
 * How Slack and the installation connect.
 * - `oauth`: over HTTP. Installed at our own /slack/install, which requests only the bot's scopes.
 * - `bot-token`: over HTTP. Installed by Slack's own button, which requests every scope of the manifest.
 * - `socket`: by Socket Mode. Installed by Slack's own button; Slack needs no address of ours.
 */
type Connection = 'oauth' | 'bot-token' | 'socket'

interface ManifestWish {
  connection: Connection
  /** Address of the installation; undefined if only Slack uses it, by Socket Mode. */
  url: URL | undefined
  /** With its slash. */
  command: string
}

/** URLs to which Slack sends events and interactions. Socket Mode has none. */
function addressesOf({ connection, url }: ManifestWish) {
  if (connection === 'socket' || !url) return { command: {}, events: {}, interactivity: {} }
  const events = new URL('/slack/events', url).href
  return {
    command: { url: events },
    events: { request_url: events },
    // Menus that load options during typing have a URL of their own.
    interactivity: { request_url: events, message_menu_options_url: events },
  }
}

/** Slack cannot preview links of a host without a domain. */
const canUnfurl = (url: URL | undefined): url is URL =>
  url?.protocol === 'https:' && /^(?!.*\.\d+$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(url.hostname)

/**
 * Slack rejects a request that combines sign-in scopes with others, so the manifest has them only if no request
 * asks for all scopes.
 */
function oauthConfigOf({ connection, url }: ManifestWish) {
  if (connection !== 'oauth' || !url) return { scopes: { bot: [...botScopes] } }
  return {
    redirect_urls: ['/slack/oauth_redirect', '/signin/slack/callback'].map(
      path => new URL(path, url).href,
    ),
    scopes: { bot: [...botScopes], user: [...identityScopes] },
  }
}

function featuresOf(wish: ManifestWish) {
  return {
    app_home: {
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    },
    bot_user: { display_name: 'Parley', always_online: true },
    slash_commands: [
      {
        command: wish.command,
        ...addressesOf(wish).command,
        description: 'Propose times, share your link, see your meetings',
        usage_hint: 'maya@example.com 30 thu pm x3',
        should_escape: true,
      },
    ],
    shortcuts: botShortcuts.map(({ callbackId, ...shortcut }) => ({
      ...shortcut,
      callback_id: callbackId,
    })),
    ...(canUnfurl(wish.url) ? { unfurl_domains: [wish.url.hostname] } : {}),
  }
}

/** Slack's app manifest for one installation. */
export function makeManifest(wish: ManifestWish) {
  const { events, interactivity } = addressesOf(wish)
  return {
    display_information: {
      name: 'Parley',
      description: 'Books the meeting where the conversation is',
      background_color: '#1f3a5f',
    },
    features: featuresOf(wish),
    oauth_config: oauthConfigOf(wish),
    settings: {
      event_subscriptions: { ...events, bot_events: [...botEvents] },
      interactivity: { is_enabled: true, ...interactivity },
      org_deploy_enabled: true,
      socket_mode_enabled: wish.connection === 'socket',
      token_rotation_enabled: false,
    },
  }
}

const options = {
  url: { type: 'string' },
  command: { type: 'string', default: '/meet' },
  out: { type: 'string', default: 'manifest.json' },
  socket: { type: 'boolean', default: false },
  'bot-token': { type: 'boolean', default: false },
} as const

const connectionOf = (values: { socket: boolean; 'bot-token': boolean }): Connection => {
  if (values.socket) return 'socket'
  return values['bot-token'] ? 'bot-token' : 'oauth'
}

/** Parses the command line. Throws an Error that explains what is wrong. */
export function readWish(args: readonly string[]): ManifestWish & { out: string } {
  const { values } = parseArgs({ args: [...args], options })
  const { command, out } = values
  const connection = connectionOf(values)
  const address = values.url ?? (connection === 'socket' ? undefined : 'https://parley.example.com')
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined
  if (address !== undefined && (!url || !/^https?:$/.test(url.protocol)))
    throw new Error(`--url must be the address of this installation, not ${address}`)
  if (connection !== 'socket' && url?.protocol !== 'https:')
    throw new Error(
      `--url must be the https address of this installation, not ${address}: without one, use --socket`,
    )
  if (!/^\/[a-z0-9_-]{1,31}$/.test(command))
    throw new Error(`--command must be a slash and lower-case letters, not ${command}`)
  return { connection, url, command, out }
}

function main(): void {
  const { out, ...wish } = readWish(process.argv.slice(2))
  writeFileSync(out, `${JSON.stringify(makeManifest(wish), null, 2)}\n`)
}

if (import.meta.main) main()
