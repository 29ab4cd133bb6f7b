import { App, ExpressReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { type RequestHandler, Router } from 'express'
import type { WorkspaceId } from '../src/scheduling/entities.ts'
import type { ServiceContext } from '../src/services/context.ts'
import { notFound } from '../src/services/problems.ts'
import { clientOptions } from './call-slack.ts'
import { botScopes, defaultCommand, type SlackConfig } from './config.ts'
import { createInstallations, type Installations } from './installations.ts'
import { makeTellJoinRequest } from './join-request.ts'
import { keepingEvents, makeWorkEvent } from './kept-events.ts'
import { listen } from './listeners.ts'
import { createPace, type Pace } from './pace.ts'
import { makePublishHome } from './publish-home.ts'
import { makeRefreshTokens } from './refresh-tokens.ts'
import { makeSendDigest } from './send-digest.ts'
import type { BotParts } from './turn.ts'
import { verifyRequest } from './verify-request.ts'

const eventsPath = '/slack/events'
const installPath = '/slack/install'
const redirectPath = '/slack/oauth_redirect'

export interface SlackAppParts {
  context: ServiceContext
  config: SlackConfig
  /** Who may connect a Slack team; everybody where absent (another team is refused all the same). */
  installGuard?: RequestHandler
  /** One post a second per channel where absent. */
  pace?: Pace
}

export interface SlackApp {
  /** `/slack/events` (not in Socket Mode), `/slack/install`, `/slack/oauth_redirect`; before any body parser. */
  router: Router
  /** Connects in Socket Mode; over HTTP there is nothing to start. */
  start(): Promise<void>
  /** Ends when everything acknowledged was worked off. */
  stop(): Promise<void>
  /** What is done for the bot outside requests. */
  jobs: SlackJobs
}

/** Structurally those of the worker. */
export interface SlackJobs {
  'slack-event'(payload: { eventId: string }): Promise<void>
  'refresh-slack-tokens'(): Promise<void>
  'tell-join-request'(payload: { workspaceId: WorkspaceId; slackUserId: string }): Promise<void>
  'publish-home'(payload: { userId: string }): Promise<void>
  'send-digest'(payload: { userId: string; day: string }): Promise<void>
}

/** Bolt's lines without its payloads. */
const loggerOf = (log: ServiceContext['log']): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => log.warn({ part: 'slack' }, 'Bolt warned'),
  error: (...messages) =>
    log.error(
      { part: 'slack', err: messages.find(message => message instanceof Error) },
      'Bolt failed',
    ),
  setLevel: () => undefined,
  getLevel: () => LogLevel.WARN,
  setName: () => undefined,
})

/** Bolt takes no installer beside an `authorize` of one's own, so installing has a receiver to itself. */
function makeInstaller({ context, config }: SlackAppParts, installations: Installations) {
  const { clientId, clientSecret, apiUrl } = config
  if (!clientId || !clientSecret || config.botToken) return undefined
  return new ExpressReceiver({
    signingSecret: '',
    signatureVerification: false,
    endpoints: {},
    logger: loggerOf(context.log),
    clientId,
    clientSecret,
    stateSecret:
      config.stateSecret ?? context.cipher.sign('slack-install-state', context.publicUrl),
    scopes: [...botScopes],
    installationStore: installations,
    redirectUri: `${context.publicUrl}${redirectPath}`,
    installerOptions: {
      installPath,
      redirectUriPath: redirectPath,
      directInstall: true,
      clientOptions: clientOptions(apiUrl),
      ...(apiUrl ? { authorizationUrl: `${apiUrl}/oauth/v2/authorize` } : {}),
    },
  })
}

/** Signatures are checked before Bolt, which would let future-dated ones pass. */
const makeReceiver = ({ context }: SlackAppParts) =>
  new ExpressReceiver({
    signingSecret: '',
    signatureVerification: false,
    endpoints: { events: eventsPath },
    logger: loggerOf(context.log),
  })

const asHandler = ({ router }: ExpressReceiver) => router as unknown as RequestHandler

function makeRouter(
  parts: SlackAppParts,
  { receiver, installer }: { receiver: ExpressReceiver; installer: ExpressReceiver | undefined },
): Router {
  const { context, config, installGuard } = parts
  const { signingSecret } = config
  const router = Router()
  if (installGuard) router.use(installPath, installGuard)
  if (installer) router.use(asHandler(installer))
  if (config.appToken || !signingSecret) return router
  router.post(eventsPath, ...verifyRequest({ signingSecret, clock: context.clock }))
  return router.use(asHandler(receiver))
}

/** The Slack bot, to be mounted in the Express app. */
export function createSlackApp(parts: SlackAppParts): SlackApp {
  const { context, config, pace = createPace() } = parts
  const installations = createInstallations(context, config.botToken)
  const receiver = makeReceiver(parts)
  const { appToken } = config
  const logger = loggerOf(context.log)
  const app = new App({
    receiver: keepingEvents(
      context,
      appToken ? new SocketModeReceiver({ appToken, logger }) : receiver,
    ),
    logger,
    clientOptions: clientOptions(config.apiUrl),
    ignoreSelf: false,
    // Reads our own table only: an acknowledgement never waits for Slack.
    authorize: async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
      const installed = await installations.find({ teamId, enterpriseId, isEnterpriseInstall })
      if (!installed) throw notFound()
      const { botToken, workspaceId } = installed
      return { botToken, workspaceId, installedTeamId: installed.teamId ?? teamId }
    },
  })
  const bot: BotParts = { context, command: config.command ?? defaultCommand, underway: new Set() }
  listen(app, bot, installations)
  return {
    router: makeRouter(parts, { receiver, installer: makeInstaller(parts, installations) }),
    start: async () => {
      if (appToken) await app.start()
    },
    stop: async () => {
      if (appToken) await app.stop()
      await Promise.allSettled(bot.underway)
    },
    jobs: {
      'slack-event': makeWorkEvent(context, app),
      'refresh-slack-tokens': makeRefreshTokens({ context, config, installations }),
      'tell-join-request': makeTellJoinRequest({ context, config, installations }),
      'publish-home': makePublishHome({ context, config, pace }),
      'send-digest': makeSendDigest({ context, config, pace }),
    },
  }
}
