import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import type { makeManifest } from '../../../scripts/manifest.ts'

/** The manifest as written: any value that the schema allows. */
interface Manifest {
  features: {
    slash_commands: { command: string; url?: string }[]
    unfurl_domains?: string[]
  }
  oauth_config: { redirect_urls?: string[]; scopes: { bot: string[]; user?: string[] } }
  settings: {
    event_subscriptions: { request_url?: string }
    interactivity: { request_url?: string; message_menu_options_url?: string }
    socket_mode_enabled: boolean
  }
}

const schemaFile = new URL('../../fixtures/slack/manifest.schema.2.0.0.json', import.meta.url)
const { $schema, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'))
const isManifest = new Ajv({ strict: false, validateFormats: false }).compile(schema)

const identityScopes = ['openid', 'email', 'profile']
const isIdentity = (scope: string) => identityScopes.includes(scope)

/** Slack's refusal of a name. */
const refuse = (name: string) => {
  throw new Error(name)
}

/** A Slack app as api.slack.com creates it from a manifest, with actions of its admin. */
export class SlackAppSettings {
  readonly signingSecret = randomUUID()
  readonly #manifest: Manifest
  readonly #ask: typeof fetch

  /** @param ask replaces the internet with the installation */
  constructor(manifest: ReturnType<typeof makeManifest>, ask: typeof fetch = fetch) {
    const given: unknown = JSON.parse(JSON.stringify(manifest))
    if (!isManifest(given)) refuse(`invalid_manifest ${JSON.stringify(isManifest.errors)}`)
    this.#manifest = given as Manifest
    this.#ask = ask
  }

  /**
   * Verifies the URL of Event Subscriptions, when the app is created and on *Retry*. Signed with the app's secret.
   */
  async checkRequestUrl(): Promise<'verified' | 'unverified' | 'not needed'> {
    const { event_subscriptions: events, socket_mode_enabled: isSocket } = this.#manifest.settings
    if (isSocket || !events.request_url) return 'not needed'
    const challenge = randomUUID()
    const body = JSON.stringify({ token: 'legacy', challenge, type: 'url_verification' })
    const at = Math.floor(Date.now() / 1000)
    const hmac = createHmac('sha256', this.signingSecret).update(`v0:${at}:${body}`)
    const response = await this.#ask(events.request_url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': `v0=${hmac.digest('hex')}`,
      },
    })
    const text = await response.text()
    const isRight = text === challenge || text.includes(`"challenge":"${challenge}"`)
    return response.status === 200 && isRight ? 'verified' : 'unverified'
  }

  /** *Install to Workspace* requests all scopes of the manifest. */
  installByButton(): string[] {
    const { bot, user = [] } = this.#manifest.oauth_config.scopes
    return this.#grant([...bot, ...user])
  }

  /** `/oauth/v2/authorize` and `/openid/connect/authorize`: grants requested scopes that the app declares. */
  authorize(scopes: readonly string[], redirectUri: string): string[] {
    const { redirect_urls: known = [], scopes: declared } = this.#manifest.oauth_config
    if (!known.includes(redirectUri)) refuse('bad_redirect_uri')
    const all = [...declared.bot, ...(declared.user ?? [])]
    if (!scopes.every(scope => all.includes(scope))) refuse('invalid_scope_requested')
    return this.#grant(scopes)
  }

  #grant(scopes: readonly string[]): string[] {
    const identity = scopes.filter(isIdentity)
    if (identity.length > 0 && identity.length < scopes.length) refuse('invalid_scope')
    return [...scopes]
  }

  /** `apps.connections.open`, which needs a scope of the app-level token. */
  openConnection(tokenScopes: readonly string[]): { ok: boolean; error?: string; url?: string } {
    if (!tokenScopes.includes('connections:write')) return { ok: false, error: 'missing_scope' }
    return this.#manifest.settings.socket_mode_enabled
      ? { ok: true, url: 'wss://wss-primary.slack.com/link' }
      : { ok: false, error: 'socket_mode_not_enabled' }
  }

  /** The address to which Slack sends requests of this kind; undefined if there is none. */
  addressFor(kind: 'command' | 'event' | 'interaction' | 'options'): string | undefined {
    const { settings, features } = this.#manifest
    if (settings.socket_mode_enabled) return 'socket'
    const { interactivity, event_subscriptions: events } = settings
    return {
      command: features.slash_commands[0]?.url,
      event: events.request_url,
      interaction: interactivity.request_url,
      options: interactivity.message_menu_options_url,
    }[kind]
  }
}
