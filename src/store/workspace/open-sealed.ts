import type { Knex } from 'knex'
import type { TokenCipher } from '../../secrets/token-cipher.ts'
import { type SealedKind, sealedColumns } from './sealed-columns.ts'

export interface SealedStore {
  db: Knex
  cipher: TokenCipher
}

/** A stored text as it was read. */
export interface SealedText {
  kind: SealedKind
  /** Identifies the row, and is the associated data of the encryption. */
  key: string
  sealed: string
}

/** Replaces the text that was read. A text that another process wrote meanwhile stays. */
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
 * Decrypts a stored text. If an earlier key sealed it, it is sealed again with the present key.
 * Throws UnopenableText.
 */
export async function openSealed(store: SealedStore, text: SealedText): Promise<string> {
  const plaintext = store.cipher.open(text.sealed, text.key)
  if (store.cipher.isOutdated(text.sealed)) await replaceSealed(store, text, plaintext)
  return plaintext
}
