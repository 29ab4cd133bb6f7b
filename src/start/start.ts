import type { AddressInfo } from 'node:net'
import { Router } from 'express'
import { createSlackApp, eventsPath, type SlackApp } from '../../bot/app.ts'
import { botShortcuts, defaultCommand, isSlackConfigured } from '../../bot/config.ts'
import { meetingAdapters } from '../../bot/notifications/meeting-adapters.ts'
import { slackNotifier } from '../../bot/notifications/outage-card.ts'
import { slackDirectory } from '../../bot/people/directory.ts'
import { slackIdentity } from '../../bot/people/identity.ts'
import { createPostLimiter } from '../../bot/slack-api/post-limiter.ts'
import { urlCheck } from '../../bot/slack-api/url-check.ts'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import type { DevSlack } from '../dev/slack/start-dev-slack.ts'
import { type RunningQueue, startQueue } from '../jobs/queue.ts'
import { makeEmailChatMessage } from '../mail/chat-message-mail.ts'
import { createMailer } from '../mail/mailer.ts'
import { makeNotifyOfMissed } from '../mail/missed-booking-mail.ts'
import { mailNotifier } from '../mail/outage-mail.ts'
import { makeSendEmailCode } from '../mail/send-email-code.ts'
import { makeSendSignInLink } from '../mail/send-sign-in-link.ts'
import type { Log } from '../providers/log.ts'
import type { Meter } from '../providers/meter.ts'
import type { ServiceContext } from '../services/context.ts'
import { countDeliveries } from '../services/overview/readiness.ts'
import { findWorkspaceByHost } from '../services/workspace/workspaces.ts'
import { type ChatChannel, PostgresChatChannel } from '../store/chat/chat-channel.ts'
import { createMetrics, type Metrics } from '../web/health/create-metrics.ts'
import { keepFor } from '../web/health/keep-for.ts'
import { adminOfOwnWorkspace } from '../web/middleware/admin-only.ts'
import { createLimits } from '../web/middleware/rate-limits.ts'
import { withReadableTargets } from '../web/request-target.ts'
import type { WebContext } from '../web/web-context.ts'
import { countWebhook } from '../web/webhooks/count-webhook.ts'
import { makeNotifyOfOutage } from '../worker/notify-of-outage.ts'
import { keepResuming } from '../worker/resume.ts'
import { makeHandlers } from '../worker/worker.ts'
import { connectableCalendars } from './calendar-providers.ts'
import { closeServer } from './close-server.ts'
import { connectableCrms, crmFrames } from './crm-providers.ts'
import { deliveryAdapters } from './delivery-adapters.ts'
import { listen } from './listen.ts'
import type { OpenStore } from './open-store.ts'
import { makeServiceContext } from './service-context.ts'

export interface StartParts {
  config: Config
  store: OpenStore
  log: Log
  clock(): number
  /** Runs before the first request is accepted. */
  prepare?(context: ServiceContext): Promise<void>
  /** Runs before /readyz answers 200. If it fails, the first visitors wait longer, without other effects. */
  warmUp?(web: WebContext): Promise<void>
  /** Used if no Slack is configured. */
  openDevSlack?(context: ServiceContext): Promise<DevSlack>
}

export interface Running {
  context: ServiceContext
  port: number
  /** Accepts no new requests, finishes running work, and disconnects from the database. */
  stop(): Promise<void>
}

const webContextOf = (
  config: Config,
  { context, devSlack, metrics }: Pick<Made, 'context' | 'devSlack'> & { metrics: Metrics },
): WebContext => ({
  ...context,
  isProduction: config.isProduction,
  adminToken: config.adminToken,
  metricsToken: config.metricsToken,
  metrics,
  trustedProxies: config.trustedProxies,
  limitsChats: config.requestsPerMinute > 0,
  limits: createLimits({
    requestsPerMinute: config.requestsPerMinute,
    signInsPerQuarterHour: 10,
  }),
  crmFrames: crmFrames(config),
  connectable: [...connectableCrms(config), ...connectableCalendars(context.calendars)],
  identity: slackIdentity(context, config.slack),
  showsMails: !config.isProduction && !config.mail.smtpUrl,
  slackDesk: devSlack && {
    desk: devSlack.desk,
    command: config.slack.command ?? defaultCommand,
    shortcuts: botShortcuts,
  },
  slack: {
    isOn: isSlackConfigured(config.slack),
    canInstall: Boolean(config.slack.clientId && !config.slack.botToken),
  },
  slackDirectory: isSlackConfigured(config.slack)
    ? slackDirectory(context, config.slack)
    : undefined,
  workspaceOf: req => findWorkspaceByHost(context, req.get('host') ?? ''),
})

interface Made {
  context: ServiceContext
  config: Config
  devSlack: DevSlack | undefined
}

/** The dependencies of every use case, once the database is filled and Slack is known. */
async function makeContext(
  parts: StartParts,
  { jobs, meter, chat }: { jobs: RunningQueue; meter: Meter; chat: ChatChannel },
): Promise<Made> {
  const { config, store, log, clock, prepare, openDevSlack } = parts
  const { db, cipher } = store
  const context = makeServiceContext({ config, db, jobs, cipher, log, meter, clock, chat })
  await prepare?.(context)
  const devSlack = await openDevSlack?.(context)
  if (!devSlack) return { context, config, devSlack }
  const slack = devSlack.config
  return { context: { ...context, hasSlack: true }, config: { ...config, slack }, devSlack }
}

async function warmUpSoftly({ warmUp, log }: StartParts, web: WebContext): Promise<void> {
  try {
    await warmUp?.(web)
  } catch (error) {
    log.warn(
      { err: error },
      'The warm-up failed: the first visitors will wait longer than later ones',
    )
  }
}

/** Without a signing secret, Slack may only check the address. */
function slackRouterOf(
  { config }: StartParts,
  { slack, meter }: { slack: SlackApp | undefined; meter: Meter },
): Router {
  const router = Router()
  router.post(eventsPath, (_req, res, next) => {
    countWebhook({ meter }, 'slack', res)
    next()
  })
  if (!config.slack.signingSecret) router.use(urlCheck(eventsPath))
  return slack ? router.use(slack.router) : router
}

/** Counting deliveries reads the whole table, so results are cached for this time. */
const countLifeMs = 60_000

function openMetrics({ store: { db }, clock }: StartParts): Metrics {
  return createMetrics({
    countDeliveries: keepFor({ lifeMs: countLifeMs, clock }, () => countDeliveries({ db })),
  })
}

/**
 * Starts providers, services, web, bot and worker on an open store. Port 0 takes any free port. Each step
 * registers how it is undone: at the stop, or if a later step fails, all steps are undone in reverse order.
 */
export async function start(parts: StartParts): Promise<Running> {
  const { store, log } = parts
  const { db, url } = store
  await using opened = new AsyncDisposableStack()
  opened.defer(() => store.close())
  const mailer = createMailer({ ...parts.config.mail, db })
  opened.defer(() => mailer.close())
  // Jobs still call Slack while they end, so the Slack stand-in is stopped after them.
  let devSlack: DevSlack | undefined
  opened.defer(() => devSlack?.close())
  const metrics = openMetrics(parts)
  opened.defer(() => metrics.close())
  const { meter } = metrics
  const jobs = await startQueue({ url, log, meter })
  opened.defer(() => jobs.stop())
  const chat = new PostgresChatChannel({ db, url, log })
  const { context, config, ...made } = await makeContext(parts, { jobs, meter, chat })
  devSlack = made.devSlack
  let isStarting = true
  const web = {
    ...webContextOf(config, { context, devSlack, metrics }),
    isStarting: () => isStarting,
  }
  const slackParts = { context, config: config.slack, limiter: createPostLimiter() }
  const slack = web.slack.isOn
    ? createSlackApp({ ...slackParts, installGuard: adminOfOwnWorkspace(web) })
    : undefined
  const bot = slack ? meetingAdapters(slackParts) : []
  const notifiers = [
    ...(slack ? [slackNotifier(slackParts)] : []),
    mailNotifier({ context, mailer }),
  ]
  const adapters = [...deliveryAdapters({ context, mailer, notifiers }), ...bot]
  await jobs.work(
    makeHandlers({
      context,
      adapters,
      sendSignInLink: makeSendSignInLink({ context, mailer }),
      sendEmailCode: makeSendEmailCode({ context, mailer }),
      notifyOfMissed: makeNotifyOfMissed({ context, mailer }),
      emailChatMessage: makeEmailChatMessage({ context, mailer }),
      notifyOfOutage: makeNotifyOfOutage({ context, notifiers }),
      slackJobs: slack?.jobs,
    }),
  )
  await jobs.enqueue(db, 'reseal', [{ payload: { isStart: true } }])
  opened.defer(await keepResuming(context))
  const app = createApp({ web, slackRouter: slackRouterOf(parts, { slack, meter }) })
  // Stops after the last request: events that it has acknowledged are still handled.
  if (slack) opened.defer(() => slack.stop())
  const server = await listen(withReadableTargets(app), config.port)
  opened.defer(() => closeServer(server))
  // Streams would keep the server open.
  opened.defer(() => chat.stop())
  const { port } = server.address() as AddressInfo
  devSlack?.connect(`http://127.0.0.1:${port}/slack/events`)
  await warmUpSoftly(parts, web)
  await slack?.start()
  isStarting = false
  const running = opened.move()
  return { context, port, stop: () => running.disposeAsync() }
}
