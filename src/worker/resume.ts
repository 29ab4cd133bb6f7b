import type { ServiceContext } from '../services/context.ts'
import { enqueueDeliveries } from '../services/deliveries/enqueue-deliveries.ts'
import { listUnfinishedDeliveries } from '../store/deliveries/deliveries.ts'

const maxResumed = 10_000
const lookEveryMs = 2_000

/**
 * After a crash, the queue notices interrupted jobs only by their missing heartbeat, so waiting deliveries are
 * queued again at once. Queuing one twice runs it once.
 */
async function resumeDeliveries(context: ServiceContext): Promise<void> {
  const { db, clock } = context
  const waiting = await listUnfinishedDeliveries(db, { now: clock(), limit: maxResumed })
  await enqueueDeliveries(context, db, waiting)
}

/** Resumes now, and whenever the database becomes available again. Returns a function that stops it. */
export async function keepResuming(context: ServiceContext): Promise<() => void> {
  await resumeDeliveries(context)
  let isAway = false
  let isLooking = false
  const look = async () => {
    try {
      await context.db.raw('select 1')
      if (!isAway) return
      await resumeDeliveries(context)
      isAway = false
      context.log.info({}, 'The database is available again; interrupted jobs continue')
    } catch (error) {
      if (!isAway) context.log.warn({ err: error }, 'The database is unavailable')
      isAway = true
    }
  }
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    look().finally(() => {
      isLooking = false
    })
  }, lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
