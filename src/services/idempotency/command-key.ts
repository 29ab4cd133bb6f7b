import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { findIdempotencyKey, insertIdempotencyKey } from '../../store/database/idempotency-keys.ts'
import { idempotencyKeyReused } from '../problems.ts'
import { fingerprintOf, isSameCommand } from './command-fingerprint.ts'

/** By which a command that comes again is recognized. */
export interface CommandKey {
  workspaceId: WorkspaceId
  /** What the key is unique within, such as `book:<pageId>`. */
  scope: string
  key: string
  /** The request as it was sent, so that a change of the page in between makes it no other one. */
  sent?: object | undefined
  /** The whole command, without who sent it and when. */
  asked: object
  /** What the fingerprint of an earlier version was made of. */
  formerFields: readonly unknown[]
}

/**
 * The id of what the same command made before; undefined if its key is new.
 * Throws `idempotency-key-reused` if the key came with another command.
 */
export async function findRepeat(db: Knex, command: CommandKey): Promise<string | undefined> {
  const earlier = await findIdempotencyKey(db, command)
  if (!earlier) return undefined
  if (!isSameCommand(earlier.fingerprint, command)) throw idempotencyKeyReused()
  return earlier.resultId
}

/** Waits for a request with the same key. False if that one has committed. */
export const claimKey = (trx: Knex, command: CommandKey, resultId: string): Promise<boolean> =>
  insertIdempotencyKey(trx, {
    workspaceId: command.workspaceId,
    scope: command.scope,
    key: command.key,
    fingerprint: fingerprintOf(command),
    resultId,
  })
