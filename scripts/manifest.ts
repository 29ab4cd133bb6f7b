import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { botEvents, botScopes, botShortcuts } from '../bot/config.ts'

/** Slack's app manifest for one installation. */
export function makeManifest({ url, command }: { url: string; command: string }) {
  const origin = new URL(url)
  const events = new URL('/slack/events', origin).href
  return {
    display_information: {
      name: 'Parley',
      description: 'Books the meeting where the conversation is',
      background_color: '#1f3a5f',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Parley', always_online: true },
      slash_commands: [
        {
          command,
          url: events,
          description: 'Propose times, share your link, see your meetings',
          usage_hint: 'maya@example.com 30 thu pm x3',
          should_escape: true,
        },
      ],
      shortcuts: botShortcuts.map(({ callbackId, ...shortcut }) => ({
        ...shortcut,
        callback_id: callbackId,
      })),
      unfurl_domains: [origin.hostname],
    },
    oauth_config: {
      redirect_urls: ['/slack/oauth_redirect', '/signin/slack/callback'].map(
        path => new URL(path, origin).href,
      ),
      scopes: { bot: [...botScopes], user: ['openid', 'email', 'profile'] },
    },
    settings: {
      event_subscriptions: {
        request_url: events,
        bot_events: [...botEvents],
      },
      interactivity: { is_enabled: true, request_url: events },
      org_deploy_enabled: true,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  }
}

function main(): void {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'https://parley.example.com' },
      command: { type: 'string', default: '/meet' },
      out: { type: 'string', default: 'manifest.json' },
    },
  })
  const { url, command, out } = values
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new Error(`--url must be the https address of this installation, not ${url}`)
  if (!/^\/[a-z0-9_-]{1,31}$/.test(command))
    throw new Error(`--command must be a slash and lower-case letters, not ${command}`)
  writeFileSync(out, `${JSON.stringify(makeManifest({ url, command }), null, 2)}\n`)
}

if (import.meta.main) main()
