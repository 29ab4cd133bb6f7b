import type { ServiceContext } from '../services/context.ts'
import { purgeOutdated } from '../store/purge.ts'

/** Removes what is past its use. */
export const makePurge = (context: ServiceContext) => async (): Promise<void> => {
  const removed = await purgeOutdated(context.db, context.clock())
  context.log.info({ removed }, 'Removed what was past its use')
}
