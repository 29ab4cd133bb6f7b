import { App, type AuthorizeSourceData, ExpressReceiver, SocketModeReceiver } from '@slack/bolt'
import { type RequestHandler, Router } from 'express'
import type { WorkspaceId } from '../src/model/entities.ts'
import type { ServiceContext } from '../src/services/context.ts'
import { notFound } from '../src/services/problems.ts'
import { makePublishAppHome } from './app-home/publish-app-home.ts'
import { defaultCommand, type SlackConfig } from './config.ts'
import { type InstallGuard, installRouter } from './installation/install-router.ts'
import { createInstallations, type Installations } from './installation/installations.ts'
import { ownTeamOf } from './installation/own-team.ts'
import { makeRefreshTokens } from './installation/refresh-tokens.ts'
import { listen } from './listeners.ts'
import { makeSendDigest } from './notifications/daily-digest.ts'
import { makeShowMissed } from './notifications/missed-booking.ts'
import { makeNotifyOfJoinRequest } from './people/join-request.ts'
import { type CardPost, makePostProposalCard } from './proposals/post-proposal-card.ts'
import { keepingEvents, makeWorkEvent } from './requests/event-inbox.ts'
import type { BotParts } from './requests/request-context.ts'
import { boltLogger } from './slack-api/bolt-logger.ts'
import { clientOptions } from './slack-api/call-slack.ts'
import { checkSocket } from './slack-api/check-socket.ts'
import { createPostLimiter, type PostLimiter } from './slack-api/post-limiter.ts'
import { verifyRequest } from './slack-api/verify-request.ts'

export const eventsPath = '/slack/events'

interface SlackAppParts {
  context: ServiceContext
  config: SlackConfig
  /** Who may connect a Slack team; if absent, nobody. */
  installGuard?: InstallGuard
  /** The default is one post a second per channel. */
  limiter?: PostLimiter
}

export interface SlackApp {
  /**
   * `/slack/events` (not in Socket Mode), `/slack/install` and `/slack/oauth_redirect`. Mount it before any
   * body parser.
   */
  router: Router
  /** Connects in Socket Mode; does nothing over HTTP. Throws an Error that explains what Slack needs. */
  start(): Promise<void>
  /** Waits for the work of acknowledged requests. Call it after the last request; harmless before `start`. */
  stop(): Promise<void>
  /** Jobs of the bot that do not run in a request. */
  jobs: SlackJobs
}

/** The same shape as the worker's. */
interface SlackJobs {
  'slack-event'(payload: { eventId: string }): Promise<void>
  'refresh-slack-tokens'(): Promise<void>
  'notify-join-request'(payload: { workspaceId: WorkspaceId; slackUserId: string }): Promise<void>
  'publish-home'(payload: { userId: string }): Promise<void>
  'send-digest'(payload: { userId: string; day: string }): Promise<void>
  'post-proposal-card'(payload: CardPost): Promise<void>
  'show-missed'(payload: {
    missedBookingId: string
    hostId: string
    attempt: number
  }): Promise<void>
}

/** The team of a request. A modal opened in another team's window also names our team. */
function askedTeam(
  { teamId, enterpriseId, isEnterpriseInstall }: AuthorizeSourceData<boolean>,
  body: object,
) {
  const { view } = body as { view?: { app_installed_team_id?: string | null } }
  return { teamId: view?.app_installed_team_id || teamId, enterpriseId, isEnterpriseInstall }
}

/** We check signatures before Bolt, which accepts timestamps in the future. */
const makeReceiver = ({ context }: SlackAppParts) =>
  new ExpressReceiver({
    signingSecret: '',
    signatureVerification: false,
    endpoints: { events: eventsPath },
    logger: boltLogger(context.log),
  })

/** Uses Bolt's own retries: it reconnects whenever Slack closes a connection. */
function makeSocket({
  appToken,
  apiUrl,
  logger,
}: {
  appToken: string
  apiUrl: string | undefined
  logger: ReturnType<typeof boltLogger>
}) {
  const { retryConfig: _, rejectRateLimitedCalls: __, ...options } = clientOptions(apiUrl)
  return new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: options } })
}

function makeRouter(
  { context, config, installGuard: guard }: SlackAppParts,
  { receiver, installations }: { receiver: ExpressReceiver; installations: Installations },
): Router {
  const { signingSecret } = config
  const router = Router()
  if (guard) router.use(installRouter({ context, config, installations, guard }))
  if (config.appToken || !signingSecret) return router
  router.post(eventsPath, ...verifyRequest({ signingSecret, clock: context.clock }))
  return router.use(receiver.router as unknown as RequestHandler)
}

/** Creates the Slack bot, to be mounted in the Express app. */
export function createSlackApp(parts: SlackAppParts): SlackApp {
  const { context, config, limiter = createPostLimiter() } = parts
  const installations = createInstallations(context, config.botToken)
  const receiver = makeReceiver(parts)
  const { appToken } = config
  const logger = boltLogger(context.log)
  const app = new App({
    receiver: keepingEvents(
      context,
      appToken ? makeSocket({ appToken, apiUrl: config.apiUrl, logger }) : receiver,
    ),
    logger,
    clientOptions: clientOptions(config.apiUrl),
    ignoreSelf: false,
    // Reads only our own table, so that an acknowledgment never waits for Slack.
    authorize: async (source, body) => {
      const asked = askedTeam(source, body ?? {})
      const installed = await installations.find(asked)
      if (!installed) throw notFound()
      const { botToken, workspaceId, ownTeam = ownTeamOf(asked) } = installed
      return { botToken, workspaceId, ownTeam }
    },
  })
  const bot: BotParts = { context, command: config.command ?? defaultCommand, underway: new Set() }
  listen(app, bot, installations)
  let isStarted = false
  return {
    router: makeRouter(parts, { receiver, installations }),
    start: async () => {
      if (appToken) {
        await checkSocket(appToken, config.apiUrl)
        await app.start()
      }
      isStarted = true
    },
    stop: async () => {
      if (appToken && isStarted) await app.stop()
      await Promise.allSettled(bot.underway)
    },
    jobs: {
      'slack-event': makeWorkEvent(context, app),
      'refresh-slack-tokens': makeRefreshTokens({ context, config, installations }),
      'notify-join-request': makeNotifyOfJoinRequest({ context, config, installations, limiter }),
      'publish-home': makePublishAppHome({ context, config, limiter }),
      'send-digest': makeSendDigest({ context, config, limiter }),
      'post-proposal-card': makePostProposalCard({ context, config }),
      'show-missed': makeShowMissed({ context, config, limiter }),
    },
  }
}
