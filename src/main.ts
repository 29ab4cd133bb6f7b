import { isSlackConfigured } from '../bot/config.ts'
import { announce } from './announce.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { prepareFirstStart } from './first-start.ts'
import { createLogger } from './logger.ts'
import { openDevSlack, wantsDevSlack } from './open-dev-slack.ts'
import { openStore } from './open-store.ts'
import type { User } from './scheduling/entities.ts'
import type { ServiceContext } from './services/context.ts'
import { makeSignInLink } from './services/sign-in.ts'
import { type Running, start } from './start.ts'

const crmWords = ({ hubspot, pipedrive }: Config): string => {
  if (hubspot.serviceKey) return 'HubSpot (service key)'
  return pipedrive.apiToken ? 'Pipedrive (API token)' : 'built in, at /records'
}

const slackWords = (config: Config): string => {
  if (isSlackConfigured(config.slack)) return 'on'
  const how = 'set SLACK_CLIENT_ID and the rest, see README'
  return wantsDevSlack(config)
    ? `${config.publicUrl}/dev/slack, a small one to try (${how})`
    : `off (${how})`
}

async function announceStart(
  config: Config,
  { context }: Running,
  firstAdmin: User | undefined,
): Promise<string> {
  return announce({
    publicUrl: config.publicUrl,
    isProduction: config.isProduction,
    hasDemo: !config.databaseUrl,
    signInUrl: firstAdmin && (await makeSignInLink(context, { userId: firstAdmin.id })),
    databaseWords: config.databaseUrl ? 'yours (DATABASE_URL)' : `our own, in ${config.dataDir}`,
    crmWords: crmWords(config),
    mailWords: config.mail.smtpUrl
      ? 'sent through SMTP_URL'
      : 'kept, not sent (set SMTP_URL to send)',
    slackWords: slackWords(config),
  })
}

/** A second signal ends at once; the first lets work under way end. */
function stopOnSignals(running: Running): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) process.exit(1)
    isStopping = true
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLogger(config)
  const store = await openStore(config, log)
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
    ...(wantsDevSlack(config) ? { openDevSlack } : {}),
  })
  stopOnSignals(running)
  console.log(await announceStart(config, running, firstAdmin))
}

try {
  await main()
} catch (error) {
  const faults =
    error instanceof ConfigError
      ? error.faults
      : [error instanceof Error ? error.message : String(error)]
  console.error(['Parley cannot start:', ...faults.map(fault => `  - ${fault}`)].join('\n'))
  process.exit(1)
}
