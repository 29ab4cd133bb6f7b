import type { WorkspaceId } from '../../model/entities.ts'
import type { SealedKind } from '../../store/workspace/sealed-columns.ts'
import { countSealed, type SealedCount } from '../../store/workspace/sealed-counts.ts'
import type { ServiceContext } from '../context.ts'

/** How far the stored texts have followed SECRET_KEY. */
export interface KeyStatus {
  /** SECRET_KEY_PREVIOUS is set. */
  isRotating: boolean
  /** Stored texts that SECRET_KEY sealed. */
  present: number
  /** Stored texts that SECRET_KEY_PREVIOUS sealed: they need it. */
  pending: number
  /** Stored texts of keys that are not set. They stay closed. */
  lost: readonly { kind: SealedKind; count: number }[]
}

type Reading = Pick<ServiceContext, 'db' | 'cipher'>

const sum = (counts: readonly SealedCount[]) =>
  counts.reduce((total, { count }) => total + count, 0)

function lostOf(counts: readonly SealedCount[]): KeyStatus['lost'] {
  const byKind = new Map<SealedKind, number>()
  for (const { kind, count } of counts) byKind.set(kind, (byKind.get(kind) ?? 0) + count)
  return [...byKind].map(([kind, count]) => ({ kind, count }))
}

/**
 * Reads every stored text's key id: some hundred milliseconds for a million meetings.
 *
 * @param workspaceId counts only what belongs to this workspace
 */
export async function getKeyStatus(
  { db, cipher }: Reading,
  workspaceId?: WorkspaceId,
): Promise<KeyStatus> {
  const counts = await countSealed(db, workspaceId)
  const known = [cipher.presentKeyId, ...cipher.previousKeyIds]
  return {
    isRotating: cipher.previousKeyIds.length > 0,
    present: sum(counts.filter(({ keyId }) => keyId === cipher.presentKeyId)),
    pending: sum(counts.filter(({ keyId }) => cipher.previousKeyIds.includes(keyId))),
    lost: lostOf(counts.filter(({ keyId }) => !known.includes(keyId))),
  }
}
