import { dayOf, toInstant } from '../../scheduling/zoned-time.ts'
import * as store from '../../store/slack/digests.ts'
import type { ServiceContext } from '../context.ts'

const hourMs = 60 * 60_000
/** After an outage at night, the digest is still useful in the morning, but not in the evening. */
const latestMs = 4 * hourMs

/** Eight o'clock on a person's day (`2026-11-05`). */
export const digestTime = (day: string, timeZone: string): number =>
  toInstant(day, '08:00', timeZone)

/**
 * Plans a digest for each person whose eight o'clock has passed. Runs every few minutes: missed digests are
 * made up for during the morning, and no digest is sent twice.
 */
export async function planDigests(context: ServiceContext): Promise<void> {
  const { db, clock, jobs, hasSlack } = context
  if (!hasSlack) return
  const now = clock()
  const byDay = new Map<string, string[]>()
  for (const timeZone of await store.listTimeZones(db)) {
    const day = dayOf(now, timeZone)
    const at = digestTime(day, timeZone)
    if (now >= at && now < at + latestMs) byDay.set(day, [...(byDay.get(day) ?? []), timeZone])
  }
  for (const [day, timeZones] of byDay) {
    const userIds = await store.listWithoutDigest(db, { timeZones, day })
    const wanted = userIds.map(userId => ({ payload: { userId, day } }))
    await jobs.enqueue(db, 'send-digest', wanted)
  }
}
