import type { Knex } from 'knex'
import type { TokenCipher } from '../../secrets/token-cipher.ts'
import { type SealedKind, sealedColumns } from './sealed-columns.ts'

export interface SealedStore {
  db: Knex
  cipher: TokenCipher
}

/** One stored text as it was read. */
export interface SealedText {
  kind: SealedKind
  /** Names its row, and is the associated data it was sealed with. */
  key: string
  sealed: string
}

/** Puts another text in the place of the one that was read; what somebody else wrote meanwhile stays. */
async function replaceSealed(
  { db, cipher }: SealedStore,
  { kind, key, sealed }: SealedText,
  plaintext: string,
): Promise<void> {
  const { table, key: keyColumn, column } = sealedColumns[kind]
  await db(table)
    .where({ [keyColumn]: key, [column]: sealed })
    .update({ [column]: cipher.seal(plaintext, key) })
}

/**
 * Opens a stored text. One that an earlier key sealed is sealed anew with the present key.
 * Throws UnopenableText.
 */
export async function openSealed(store: SealedStore, text: SealedText): Promise<string> {
  const plaintext = store.cipher.open(text.sealed, text.key)
  if (store.cipher.isOutdated(text.sealed)) await replaceSealed(store, text, plaintext)
  return plaintext
}
