import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { insertHold } from '../../store/availability/holds.ts'
import { insertOccupancies } from '../../store/availability/occupancies.ts'
import { slotTaken } from '../problems.ts'

interface HoldSlot {
  workspaceId: WorkspaceId
  hostIds: readonly string[]
  pageId?: string | undefined
  proposalId?: string | undefined
  startsAt: number
  endsAt: number
  expiresAt: number
}

/**
 * Holds time for somebody until `expiresAt`, in a transaction that has locked the hosts. Throws `slot-taken`.
 */
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
