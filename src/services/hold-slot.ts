import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type { WorkspaceId } from '../scheduling/entities.ts'
import { insertHold } from '../store/holds.ts'
import { insertOccupancies, lockHosts } from '../store/occupancies.ts'
import type { ServiceContext } from './context.ts'
import { slotTaken } from './problems.ts'

export interface HoldSlot {
  workspaceId: WorkspaceId
  hostIds: readonly string[]
  pageId?: string | undefined
  proposalId?: string | undefined
  startsAt: number
  endsAt: number
  expiresAt: number
}

/** Within a transaction that has the hosts locked. Throws `slot-taken`. */
export async function takeHold(trx: Knex, hold: HoldSlot): Promise<string> {
  const id = randomUUID()
  await insertHold(trx, { ...hold, id, pageId: hold.pageId, proposalId: hold.proposalId })
  const isHeld = await insertOccupancies(trx, {
    workspaceId: hold.workspaceId,
    hostIds: hold.hostIds,
    holdId: id,
    start: hold.startsAt,
    end: hold.endsAt,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
  })
  if (!isHeld) throw slotTaken({ startsAt: hold.startsAt, alternatives: [] })
  return id
}

/** Keeps time for somebody until `expiresAt`. Throws `slot-taken`. */
export async function holdSlot(
  context: ServiceContext,
  hold: HoldSlot,
): Promise<{ holdId: string }> {
  const holdId = await context.db.transaction(async trx => {
    await lockHosts(trx, { hostIds: hold.hostIds, now: context.clock() })
    return takeHold(trx, hold)
  })
  return { holdId }
}
