import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { botScopes, identityScopes } from '../../bot/config.ts'
import { makeManifest, readWish } from '../../scripts/manifest.ts'
import { SlackAppSettings } from '../support/slack/app-settings.ts'

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const manifestOf = (...args: string[]) => makeManifest(readWish(args))
const appOf = (...args: string[]) => new SlackAppSettings(manifestOf(...args))

const ways = {
  oauth: ['--url', 'https://meet.acme.test'],
  'bot token': ['--url', 'https://meet.acme.test', '--bot-token'],
  socket: ['--socket'],
  'socket with an address': ['--socket', '--url', 'http://10.1.2.3:3000'],
} as const
const kinds = ['command', 'event', 'interaction', 'options'] as const

test.each(Object.entries(ways))("%s: Slack's schema takes the manifest", (_, args) => {
  expect(() => appOf(...args, '--command', '/book')).not.toThrow()
})

test('the manifest in the repository is what the script writes', () => {
  expect(read('../../manifest.json')).toEqual(JSON.parse(JSON.stringify(manifestOf())))
})

describe('the app hears of everything', () => {
  test.each(['oauth', 'bot token'] as const)('%s: at our one address', way => {
    const app = appOf(...ways[way])
    for (const kind of kinds)
      expect(app.addressFor(kind), kind).toBe('https://meet.acme.test/slack/events')
  })

  test.each(['socket', 'socket with an address'] as const)('%s: over the socket', way => {
    const app = appOf(...ways[way])
    for (const kind of kinds) expect(app.addressFor(kind), kind).toBe('socket')
    expect(app.openConnection(['connections:write'])).toMatchObject({ ok: true })
    expect(JSON.stringify(manifestOf(...ways[way]))).not.toMatch(/"(?:request_url|url)"/)
  })

  test('an app for HTTP cannot be used by Socket Mode', () => {
    const answer = appOf(...ways.oauth).openConnection(['connections:write'])
    expect(answer).toEqual({ ok: false, error: 'socket_mode_not_enabled' })
  })
})

describe('Slack is asked for what it grants together', () => {
  test('our own installation and signing in ask separately, for what the app declares', () => {
    const app = appOf(...ways.oauth)
    const at = (path: string) => `https://meet.acme.test${path}`
    expect(app.authorize(botScopes, at('/slack/oauth_redirect'))).toEqual([...botScopes])
    expect(app.authorize(identityScopes, at('/signin/slack/callback'))).toEqual([...identityScopes])
    // Why the README sends an admin to /slack/install.
    expect(() => app.installByButton()).toThrow('invalid_scope')
  })

  test.each(['bot token', 'socket', 'socket with an address'] as const)(
    '%s: the button of api.slack.com installs the bot',
    way => {
      expect(appOf(...ways[way]).installByButton()).toEqual([...botScopes])
    },
  )
})

test.each([
  [['--url', 'https://meet.acme.test'], ['meet.acme.test']],
  [['--socket', '--url', 'https://meet.acme.test'], ['meet.acme.test']],
  [['--socket', '--url', 'http://meet.acme.test'], undefined],
  [['--socket', '--url', 'https://10.1.2.3'], undefined],
  [['--socket', '--url', 'https://meet'], undefined],
  [['--socket'], undefined],
])('%j: links are previewed of %j', (args, domains) => {
  expect(manifestOf(...args).features).toEqual(
    domains
      ? expect.objectContaining({ unfurl_domains: domains })
      : expect.not.objectContaining({ unfurl_domains: expect.anything() }),
  )
})

test.each([
  [['--url', 'http://meet.acme.test'], 'use --socket'],
  [['--url', 'http://meet.acme.test', '--bot-token'], 'use --socket'],
  [['--url', 'meet.acme.test'], '--url must be'],
  [['--socket', '--url', 'ftp://meet.acme.test'], '--url must be'],
  [['--command', 'meet'], '--command must be'],
  [['--command', '/Meet'], '--command must be'],
])('%j is refused in words', (args, words) => {
  expect(() => readWish(args)).toThrow(words)
})
