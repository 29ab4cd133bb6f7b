import type { ServiceContext } from '../services/context.ts'
import { listUnfinishedDeliveryIds, listUnplannedMeetingIds } from '../store/deliveries.ts'

const mostResumed = 10_000
const lookEveryMs = 2_000

/**
 * After a crash the queue notices an interrupted job only by its missing heartbeat; what the ledger
 * shows as waiting, or does not show yet, is taken up at once. Taken up twice is done once.
 */
async function resumeDeliveries({ db, jobs, clock }: ServiceContext): Promise<void> {
  for (const meetingId of await listUnplannedMeetingIds(db, mostResumed))
    await jobs.enqueue(db, 'plan-deliveries', { meetingId })
  for (const deliveryId of await listUnfinishedDeliveryIds(db, {
    now: clock(),
    limit: mostResumed,
  }))
    await jobs.enqueue(db, 'deliver', { deliveryId })
}

/** Resumes now, and whenever the database was away and is back. Returns how to stop looking. */
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
      context.log.info({}, 'The database is back; what it cut off goes on')
    } catch (error) {
      if (!isAway) context.log.warn({ err: error }, 'The database is away')
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
