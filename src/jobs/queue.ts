import type { Knex } from 'knex'
import { fromKnex, PgBoss } from 'pg-boss'
import type { Log } from '../services/context.ts'
import type { JobName, JobPayloads, JobQueue } from './definitions.ts'

/**
 * A handler that is cut off is noticed by its missing heartbeat and run again; what a handler foresees
 * is retried by the delivery ledger, so these few repeats are for crashes and bugs.
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

const names: Record<JobName, { concurrency: number }> = {
  'plan-deliveries': { concurrency: 4 },
  deliver: { concurrency: 6 },
  'fall-due': { concurrency: 2 },
  'send-sign-in-link': { concurrency: 1 },
  'plan-proposal': { concurrency: 1 },
  purge: { concurrency: 1 },
}

export type JobHandlers = { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> }

export interface RunningQueue extends JobQueue {
  /** Begins to work; until then jobs are only taken in. */
  work(handlers: JobHandlers): Promise<void>
  stop(): Promise<void>
}

/** pg-boss on the same database. Creates or migrates its own schema. */
export async function startQueue({ url, log }: { url: string; log: Log }): Promise<RunningQueue> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'parley-jobs',
    max: 6,
    useListenNotify: true,
    superviseIntervalSeconds: 15,
    persistWarnings: false,
  })
  boss.on('error', error => log.error({ err: error }, 'The job queue met an error'))
  await boss.start()
  for (const name of Object.keys(names)) await boss.createQueue(name, queueOptions)
  await boss.schedule('purge', '17 * * * *', {})

  const workOn = async <Name extends JobName>(name: Name, handler: JobHandlers[Name]) => {
    const options = {
      pollingIntervalSeconds: 2,
      batchSize: 1,
      localConcurrency: names[name].concurrency,
    }
    await boss.work<JobPayloads[Name]>(name, options, async jobs => {
      for (const job of jobs) await runLogged(log, name, () => handler(job.data))
    })
  }
  return {
    enqueue: async (trx: Knex, name, payload, options) => {
      const startAfter =
        options?.startAfter === undefined ? undefined : new Date(options.startAfter)
      await boss.send(name, payload, { db: fromKnex(trx), ...(startAfter ? { startAfter } : {}) })
    },
    work: async handlers => {
      for (const name of Object.keys(names) as JobName[])
        await workOn(name, handlers[name] as never)
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/** pg-boss keeps the failure with the job; the log tells whoever operates Parley. */
async function runLogged(log: Log, name: JobName, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    log.error({ err: error, job: name }, 'A job failed and will be run again')
    throw error
  }
}
