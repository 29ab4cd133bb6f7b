import { flushCompileCache } from 'node:module'
import { isSlackConfigured } from '../bot/config.ts'
import { type Config, readConfig } from './config.ts'
import { createLogger } from './logger.ts'
import type { User } from './model/entities.ts'
import type { ServiceContext } from './services/context.ts'
import { makeSignInLink } from './services/people/sign-in.ts'
import { announce } from './start/announce.ts'
import { describeFaults } from './start/explain-fault.ts'
import { prepareFirstStart } from './start/first-start.ts'
import { settleTimeZone } from './start/known-time-zone.ts'
import { requireFreePort } from './start/listen.ts'
import { openDevSlack, wantsDevSlack } from './start/open-dev-slack.ts'
import { openStore } from './start/open-store.ts'
import { noticeOtherData, settleDataDir } from './start/settle-data-dir.ts'
import { type Running, start } from './start/start.ts'
import { listenForStop } from './start/stop-signals.ts'
import { warmUp } from './start/warm-up.ts'
import { writeToTerminal } from './start/write-to-terminal.ts'

/** A start may take this much longer, so that the first visitors do not. */
const warmUpBudgetMs = 300

const crmStatus = ({ hubspot, pipedrive }: Config): string => {
  if (hubspot.serviceKey) return 'HubSpot (service key)'
  return pipedrive.apiToken ? 'Pipedrive (API token)' : 'built in, at /records'
}

const slackStatus = (config: Config): string => {
  if (isSlackConfigured(config.slack)) return 'on'
  const how = 'set SLACK_CLIENT_ID and the rest, see README'
  return wantsDevSlack(config)
    ? `${config.publicUrl}/dev/slack, a small one to try (${how})`
    : `off (${how})`
}

interface Started {
  config: Config
  running: Running
  firstAdmin: User | undefined
  notices: readonly string[]
}

async function announceStart({ config, running, firstAdmin, notices }: Started): Promise<string> {
  const { context } = running
  return announce({
    publicUrl: config.publicUrl,
    isProduction: config.isProduction,
    hasDemo: !config.databaseUrl,
    signInUrl: firstAdmin && (await makeSignInLink(context, { userId: firstAdmin.id })),
    databaseStatus: config.databaseUrl ? 'yours (DATABASE_URL)' : `our own, in ${config.dataDir}`,
    crmStatus: crmStatus(config),
    mailStatus: config.mail.smtpUrl
      ? 'sent through SMTP_URL'
      : 'kept, not sent (set SMTP_URL to send)',
    slackStatus: slackStatus(config),
    notices,
  })
}

const writeLine = writeToTerminal(process.stdout)

async function main(): Promise<void> {
  const stopAsked = listenForStop()
  let isStopAsked = false
  stopAsked.then(() => {
    isStopAsked = true
    writeLine('Parley is stopping…')
  })
  const zoneNotice = settleTimeZone(process.env)
  const config = await settleDataDir(readConfig(process.env))
  await requireFreePort(config.port)
  const log = createLogger(config)
  const store = await openStore(config, log)
  if (isStopAsked) return store.close()
  let firstAdmin: User | undefined
  const prepare = async (context: ServiceContext) => {
    firstAdmin = await prepareFirstStart(context, config)
  }
  const running = await start({
    config,
    store,
    log,
    clock: Date.now,
    prepare,
    warmUp: async web => (isStopAsked ? undefined : warmUp(web, warmUpBudgetMs)),
    ...(wantsDevSlack(config) ? { openDevSlack } : {}),
  })
  const notices = [zoneNotice, await noticeOtherData(config)].filter(notice => notice !== undefined)
  if (!isStopAsked) console.log(await announceStart({ config, running, firstAdmin, notices }))
  // Otherwise written at the end of the process only, which a kill would not reach.
  flushCompileCache()
  await stopAsked
  await running.stop()
}

/** The whole life of the process, from its settings to its exit. */
export async function run(): Promise<never> {
  try {
    await main()
    writeLine('Parley has stopped.')
    process.exit(0)
  } catch (error) {
    console.error(describeFaults(error))
    process.exit(1)
  }
}
