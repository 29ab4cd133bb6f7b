import type { Knex } from 'knex'
import { fromKnex, type JobResult, PgBoss } from 'pg-boss'
import type { Log } from '../providers/log.ts'
import type { Meter } from '../providers/meter.ts'
import type { JobHandlers, JobName, JobPayloads, JobQueue } from './definitions.ts'

/**
 * An interrupted handler is noticed by its missing heartbeat and run again. Expected failures are retried by
 * the deliveries, so these few retries are for crashes and bugs.
 */
const queueOptions = {
  notify: true,
  heartbeatSeconds: 10,
  expireInSeconds: 60,
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  deleteAfterSeconds: 24 * 60 * 60,
} as const

/**
 * How many jobs of a kind run together. There is one fetcher per kind: it fetches the next batch when this one
 * is done.
 */
const batchSizes: Record<JobName, number> = {
  'deliver-mail': 4,
  'deliver-crm': 2,
  'deliver-slack': 2,
  'deliver-calendar': 2,
  'fall-due': 4,
  'answer-sign-in-request': 8,
  'send-sign-in-link': 1,
  'send-email-code': 2,
  'plan-proposal': 4,
  'chat-task': 4,
  'chat-no-answer': 4,
  'email-chat-message': 1,
  'refresh-proposal': 1,
  'refresh-proposals': 1,
  'post-proposal-card': 1,
  'slack-event': 2,
  'refresh-slack-tokens': 1,
  'notify-join-request': 1,
  'sync-calendar': 2,
  'sync-calendars': 1,
  'watch-calendar': 1,
  'follow-event': 1,
  'follow-crm-meeting': 2,
  'poll-crm': 1,
  'poll-crms': 1,
  'watch-crm': 1,
  'watch-crms': 1,
  'email-missed': 1,
  'show-missed': 1,
  'sync-tasks': 1,
  'notify-outage': 1,
  'probe-outages': 1,
  'publish-home': 1,
  'plan-digests': 1,
  'send-digest': 1,
  reseal: 1,
  purge: 1,
}

/** By cron expression, in UTC. */
const schedules: Partial<Record<JobName, string>> = {
  purge: '17 * * * *',
  // For texts that a process with the earlier key wrote meanwhile, or that were locked.
  reseal: '*/5 * * * *',
  'sync-calendars': '*/2 * * * *',
  'poll-crms': '*/5 * * * *',
  'watch-crms': '41 3 * * *',
  'probe-outages': '* * * * *',
  'plan-digests': '*/5 * * * *',
  'refresh-proposals': '*/5 * * * *',
  'refresh-slack-tokens': '23 * * * *',
}

/** Queues that were renamed, by their former names. Their jobs move to the new queue. Several processes may do so at once. */
const formerNames: Readonly<Record<string, JobName>> = {
  'tell-join-request': 'notify-join-request',
  'tell-missed': 'email-missed',
  'tell-outage': 'notify-outage',
  'refresh-offer': 'refresh-proposal',
  'refresh-offers': 'refresh-proposals',
  'post-offer': 'post-proposal-card',
}

async function renameQueues(boss: PgBoss, queues: ReadonlySet<string>): Promise<void> {
  for (const [former, name] of Object.entries(formerNames)) {
    if (!queues.has(former)) continue
    await boss.unschedule(former)
    const db = boss.getDb()
    await db.executeSql('update pgboss.job set name = $2 where name = $1', [former, name])
    await db.executeSql('delete from pgboss.queue where name = $1', [former])
  }
}

/**
 * Creates queues and schedules that are missing or out of date. Usually all exist, which takes two queries to
 * check.
 */
async function makeQueues(boss: PgBoss): Promise<void> {
  const queues = new Set((await boss.getQueues()).map(({ name }) => name))
  for (const name of Object.keys(batchSizes))
    if (!queues.has(name)) await boss.createQueue(name, queueOptions)
  await renameQueues(boss, queues)
  const planned = new Map((await boss.getSchedules()).map(({ name, cron }) => [name, cron]))
  for (const [name, cron] of Object.entries(schedules))
    if (planned.get(name) !== cron) await boss.schedule(name, cron, {})
}

export interface RunningQueue extends JobQueue {
  /** Starts running jobs; before that, jobs are only enqueued. */
  work(handlers: JobHandlers): Promise<void>
  stop(): Promise<void>
}

/** pg-boss on the same database. Creates or migrates its own schema. */
export async function startQueue({
  url,
  log,
  meter,
}: {
  url: string
  log: Log
  meter: Meter
}): Promise<RunningQueue> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'parley-jobs',
    max: 6,
    useListenNotify: true,
    superviseIntervalSeconds: 15,
    persistWarnings: false,
  })
  boss.on('error', error => log.error({ err: error }, 'The job queue reported an error'))
  await boss.start()
  await makeQueues(boss)

  const workOn = async <Name extends JobName>(name: Name, handler: JobHandlers[Name]) => {
    const options = {
      pollingIntervalSeconds: 2,
      // Notifications announce only new jobs: jobs that become due later are found by polling.
      notifyPollingIntervalSeconds: 2,
      burstWhenBatchFull: true,
      batchSize: batchSizes[name],
      perJobResults: true,
    } as const
    await boss.work<JobPayloads[Name]>(name, options, jobs =>
      Promise.all(
        jobs.map(({ id, data }) => runJob({ id, name, log, meter, run: () => handler(data) })),
      ),
    )
  }
  return {
    enqueue: async (trx: Knex, name, jobs) => {
      if (jobs.length === 0) return
      const rows = jobs.map(({ payload, startAfter }) => ({
        data: payload,
        ...(startAfter === undefined ? {} : { startAfter: new Date(startAfter) }),
      }))
      await boss.insert(name, rows, { db: fromKnex(trx) })
    },
    work: async handlers => {
      for (const name of Object.keys(batchSizes) as JobName[])
        await workOn(name, handlers[name] as never)
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

interface RunningJob {
  id: string
  name: JobName
  log: Log
  meter: Meter
  run(): Promise<void>
}

/** pg-boss saves the failure with the job; the log shows it to the operator. */
async function runJob({ id, name, log, meter, run }: RunningJob): Promise<JobResult> {
  try {
    await run()
    meter.job({ job: name, outcome: 'completed' })
    return { id, status: 'completed' }
  } catch (error) {
    meter.job({ job: name, outcome: 'failed' })
    log.error({ err: error, job: name }, 'A job failed and will be run again')
    const output = { message: error instanceof Error ? error.message : String(error) }
    return { id, status: 'failed', output }
  }
}
