import { type TokenCipher, UnopenableText } from '../../secrets/token-cipher.ts'
import type { SealedStore } from './open-sealed.ts'
import { type SealedColumn, type SealedKind, sealedColumns } from './sealed-columns.ts'

interface Row {
  key: string
  sealed: string
}

interface ResealedBatch {
  resealed: number
  /**
   * Texts that their own key does not decrypt, because they were altered. They are marked and left as they are.
   */
  altered: number
  /** Where the next batch begins; undefined after the last. */
  last: string | undefined
}

/** The key id of altered texts; no key has it. */
const alteredKeyId = 'altered'

const markAltered = (sealed: string) => sealed.replace(/^v1:[^:]*:/, `v1:${alteredKeyId}:`)

function sealAnew(cipher: TokenCipher, { key, sealed }: Row) {
  try {
    return { key, sealed: cipher.seal(cipher.open(sealed, key), key), isAltered: false }
  } catch (error) {
    if (!(error instanceof UnopenableText)) throw error
    return { key, sealed: markAltered(sealed), isAltered: true }
  }
}

/** Rows that others have locked are left for the next run, so this cannot deadlock. */
function lockOutdated(
  { db, cipher }: SealedStore,
  { table, key, column }: SealedColumn,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Row[]> {
  const outdated = db(table)
    .select<Row[]>({ key, sealed: column })
    .whereRaw(`split_part(??, ':', 2) = any(?::text[])`, [column, [...cipher.previousKeyIds]])
    .orderBy(key)
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
  return after === undefined ? outdated : outdated.andWhere(key, '>', after)
}

/**
 * Seals texts of previous keys with the present key: one batch of a column, in its own transaction, in
 * ascending order of the rows' keys.
 */
export function resealBatch(
  { db, cipher }: SealedStore,
  { kind, ...page }: { kind: SealedKind; after: string | undefined; limit: number },
): Promise<ResealedBatch> {
  const target = sealedColumns[kind]
  const { table, key, keyType, column } = target
  return db.transaction(async trx => {
    const rows = await lockOutdated({ db: trx, cipher }, target, page)
    const fresh = rows.map(row => sealAnew(cipher, row))
    await trx.raw(
      `update ?? as t set ?? = fresh.sealed
         from unnest(?::${keyType}[], ?::text[]) as fresh (key, sealed)
        where t.?? = fresh.key`,
      [table, column, fresh.map(row => row.key), fresh.map(row => row.sealed), key],
    )
    const altered = fresh.filter(({ isAltered }) => isAltered).length
    const last = rows.length < page.limit ? undefined : rows.at(-1)?.key
    return { resealed: fresh.length - altered, altered, last }
  })
}
