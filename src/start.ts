import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSlackApp } from '../bot/app.ts'
import { isSlackConfigured } from '../bot/config.ts'
import { slackIdentity } from '../bot/identity.ts'
import { slackTargets } from '../bot/notifier.ts'
import { slackTeller } from '../bot/tell-outage.ts'
import { createApp } from './app.ts'
import { connectableCalendars } from './calendar-parts.ts'
import type { Config } from './config.ts'
import { connectableCrms } from './crm-parts.ts'
import { calendarTarget } from './jobs/calendar-target.ts'
import { crmTarget } from './jobs/crm-target.ts'
import { makeTellOutage } from './jobs/handlers/tell-outage.ts'
import { type RunningQueue, startQueue } from './jobs/queue.ts'
import { refusedTarget } from './jobs/refused-target.ts'
import { keepResuming } from './jobs/resume.ts'
import { makeHandlers } from './jobs/worker.ts'
import { mailTargets } from './mail/mail-targets.ts'
import { createMailer } from './mail/mailer.ts'
import { makeTellMissed } from './mail/missed-booking-mail.ts'
import { makeSendSignInLink } from './mail/send-sign-in-link.ts'
import { mailTeller } from './mail/outage-mail.ts'
import type { OpenStore } from './open-store.ts'
import { makeServiceContext } from './parts.ts'
import type { Log, ServiceContext } from './services/context.ts'
import { findWorkspaceByHost } from './services/workspaces.ts'
import { adminOnly } from './web/middleware/admin-only.ts'
import type { WebContext } from './web/web-context.ts'

export interface StartParts {
  config: Config
  store: OpenStore
  log: Log
  clock(): number
  /** Runs before the first request is taken. */
  prepare?(context: ServiceContext): Promise<void>
}

export interface Running {
  context: ServiceContext
  port: number
  /** Takes no new requests, finishes what is under way, lets go of the database. */
  stop(): Promise<void>
}

const webContextOf = (config: Config, context: ServiceContext): WebContext => ({
  ...context,
  isProduction: config.isProduction,
  adminToken: config.adminToken,
  trustedProxies: config.trustedProxies,
  connectable: [...connectableCrms(config), ...connectableCalendars(context.calendars)],
  identity: slackIdentity(context, config.slack),
  showsMails: !config.isProduction && !config.mail.smtpUrl,
  slack: {
    isOn: isSlackConfigured(config.slack),
    canInstall: Boolean(config.slack.clientId && !config.slack.botToken),
  },
  workspaceOf: req => findWorkspaceByHost(context, req.get('host') ?? ''),
})

const listen = (app: ReturnType<typeof createApp>, port: number) =>
  new Promise<Server>((resolve, reject) => {
    const server = app.listen(port, error => (error ? reject(error) : resolve(server)))
  })

const closeServer = (server: Server) =>
  new Promise<void>(resolve => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })

/** Providers, services, web, bot and worker over an open store. Port 0 takes any that is free. */
export async function start(parts: StartParts): Promise<Running> {
  const { config, store, log, clock } = parts
  const { db, cipher, url } = store
  const jobs = await startQueue({ url, log })
  const context = makeServiceContext({ config, db, jobs, cipher, log, clock })
  await parts.prepare?.(context)
  const web = webContextOf(config, context)
  const slack = web.slack.isOn
    ? createSlackApp({ context, config: config.slack, installGuard: adminOnly(web) })
    : undefined
  const mailer = createMailer({ ...config.mail, db })
  const bot = slack ? slackTargets({ context, config: config.slack }) : []
  const targets = [
    ...mailTargets({ context, mailer }),
    crmTarget(context),
    calendarTarget(context),
    ...bot,
  ]
  await jobs.work(
    makeHandlers({
      context,
      targets,
      sendSignInLink: makeSendSignInLink({ context, mailer }),
      tellMissed: makeTellMissed({ context, mailer, jobs, log }),
    }),
  )
  const stopResuming = await keepResuming(context)
  const server = await listen(
    createApp({
      web,
      limits: { requestsPerMinute: config.requestsPerMinute, signInsPerQuarterHour: 10 },
      slackRouter: slack?.router,
    }),
    config.port,
  )
  await slack?.start()
  const tellers = [
    ...(slack ? [slackTeller({ context, config: config.slack })] : []),
    mailTeller({ context, mailer }),
  ]
  return {
    context,
    port: (server.address() as AddressInfo).port,
    stop: async () => {
    refusedTarget({ context, tellers }),
      stopResuming()
      await closeServer(server)
      await slack?.stop()
      await jobs.stop()
      mailer.close()
      await store.close()
    },
  }
      tellOutage: makeTellOutage({ context, tellers }),
}
