import type { WorkspaceId } from '../../model/entities.ts'
import type { SealedKind } from '../../store/workspace/sealed-columns.ts'
import { countSealed, type SealedCount } from '../../store/workspace/sealed-counts.ts'
import type { ServiceContext } from '../context.ts'

/** How many stored texts are sealed with SECRET_KEY. */
export interface KeyStatus {
  /** SECRET_KEY_PREVIOUS is set. */
  isRotating: boolean
  /** Stored texts sealed with SECRET_KEY. */
  present: number
  /** Stored texts sealed with SECRET_KEY_PREVIOUS, which they still need. */
  pending: number
  /** Stored texts sealed with other keys. They cannot be decrypted. */
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
 * Reads the key id of every stored text: some hundred milliseconds for a million meetings.
 *
 * @param workspaceId counts only this workspace's texts
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
