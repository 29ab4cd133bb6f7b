import { keepHome, startHome } from '../../store/slack/slack-homes.ts'
import type { ServiceContext } from '../context.ts'
import { planHomes } from './refresh-app-homes.ts'
import { runExclusively } from './run-exclusively.ts'

/** From now on this person's App Home follows what changes. */
export const followHome = ({ db }: Pick<ServiceContext, 'db'>, userId: string): Promise<void> =>
  keepHome(db, userId)

/**
 * Shows a person's App Home, one at a time. A change after this begins is shown by the next run, and a run that finds
 * another under way is planned anew.
 */
export async function refreshHome(
  context: Pick<ServiceContext, 'db' | 'jobs' | 'clock' | 'hasSlack'>,
  userId: string,
  show: () => Promise<void>,
): Promise<void> {
  await startHome(context.db, userId)
  const wasRun = await runExclusively(context, `home:${userId}`, show)
  if (!wasRun) await planHomes(context, context.db, [userId])
}
