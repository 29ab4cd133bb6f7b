import { findDigestDay, saveDigestDay } from '../../store/slack/digests.ts'
import type { ServiceContext } from '../context.ts'
import { runExclusively } from './run-exclusively.ts'

/** Makes a person's digest of a day (`2026-11-05`) once. A day without content counts as done as well. */
export async function oncePerDay(
  context: Pick<ServiceContext, 'db'>,
  { userId, day }: { userId: string; day: string },
  work: () => Promise<void>,
): Promise<void> {
  await runExclusively(context, `digest:${userId}`, async () => {
    const done = await findDigestDay(context.db, userId)
    if (done !== undefined && done >= day) return
    await work()
    await saveDigestDay(context.db, { userId, day })
  })
}
