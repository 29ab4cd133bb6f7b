import type { ServiceContext } from '../services/context.ts'
import { purgeOutdated } from '../store/purge.ts'

/** Deletes outdated rows. */
export const makePurge = (context: ServiceContext) => async (): Promise<void> => {
  const removed = await purgeOutdated(context.db, context.clock())
  context.log.info({ removed }, 'Deleted outdated rows')
}
