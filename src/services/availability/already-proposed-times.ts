import type { WorkspaceId } from '../../model/entities.ts'
import * as store from '../../store/availability/promised-times.ts'
import type { ServiceContext } from '../context.ts'

export type { PromisedTime } from '../../store/availability/promised-times.ts'

/**
 * Which of these times are already proposed to somebody else, ascending. A rep may propose them again, but
 * should know. Proposals to the same guest do not count.
 */
export const listPromisedTimes = (
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  query: {
    workspaceId: WorkspaceId
    hostId: string
    slots: readonly number[]
    durationMinutes: number
    exceptEmail: string
  },
): Promise<store.PromisedTime[]> => store.listPromisedTimes(db, { ...query, now: clock() })
