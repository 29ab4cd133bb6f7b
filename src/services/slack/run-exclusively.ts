import { withSessionLock } from '../../store/database/session-lock.ts'
import type { ServiceContext } from '../context.ts'

/**
 * Runs `work` while no other process runs it under the same name.
 *
 * @returns false if another runs it; `work` was not run then
 */
export const runExclusively = (
  { db }: Pick<ServiceContext, 'db'>,
  name: string,
  work: () => Promise<void>,
): Promise<boolean> => withSessionLock(db, name, work)
