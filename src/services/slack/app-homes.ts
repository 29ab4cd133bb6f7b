import { saveAppHome, startAppHome } from '../../store/slack/app-homes.ts'
import type { ServiceContext } from '../context.ts'
import { planAppHomes } from './refresh-app-homes.ts'
import { runExclusively } from './run-exclusively.ts'

/** Keeps this person's App Home up to date from now on. */
export const followAppHome = ({ db }: Pick<ServiceContext, 'db'>, userId: string): Promise<void> =>
  saveAppHome(db, userId)

/**
 * Updates a person's App Home, one run at a time. The next run shows changes made after this one began; a run
 * that finds another one running is planned again.
 */
export async function refreshAppHome(
  context: Pick<ServiceContext, 'db' | 'jobs' | 'clock' | 'hasSlack'>,
  userId: string,
  show: () => Promise<void>,
): Promise<void> {
  await startAppHome(context.db, userId)
  const wasRun = await runExclusively(context, `home:${userId}`, show)
  if (!wasRun) await planAppHomes(context, context.db, [userId])
}
