import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { findIdempotencyKey, insertIdempotencyKey } from '../../store/database/idempotency-keys.ts'
import { idempotencyKeyReused } from '../problems.ts'
import { fingerprintOf, isSameCommand } from './command-fingerprint.ts'

/** Recognizes a repeated command. */
export interface CommandKey {
  workspaceId: WorkspaceId
  /** The key is unique within this scope, such as `book:<pageId>`. */
  scope: string
  key: string
  /** The request as it was sent, so that a change of the page in between does not matter. */
  sent?: object | undefined
  /** The whole command, without sender and time. */
  asked: object
  /** Input of an earlier version's fingerprint. */
  formerFields: readonly unknown[]
}

/**
 * The id of the result of the same command; undefined if its key is new.
 * Throws `idempotency-key-reused` if the key came with another command.
 */
export async function findRepeat(db: Knex, command: CommandKey): Promise<string | undefined> {
  const earlier = await findIdempotencyKey(db, command)
  if (!earlier) return undefined
  if (!isSameCommand(earlier.fingerprint, command)) throw idempotencyKeyReused()
  return earlier.resultId
}

/** Waits for a concurrent request with the same key. False if that request has committed. */
export const claimKey = (trx: Knex, command: CommandKey, resultId: string): Promise<boolean> =>
  insertIdempotencyKey(trx, {
    workspaceId: command.workspaceId,
    scope: command.scope,
    key: command.key,
    fingerprint: fingerprintOf(command),
    resultId,
  })
