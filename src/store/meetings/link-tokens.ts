import type { Knex } from 'knex'
import { makeToken, UnopenableText } from '../../secrets/token-cipher.ts'
import { openSealed, type SealedStore, type SealedText } from '../workspace/open-sealed.ts'
import { sealedColumns } from '../workspace/sealed-columns.ts'

const linkFacts = {
  meetingLink: { hash: 'manage_token_hash', owner: 'meeting_id' },
  proposalLink: { hash: 'token_hash', owner: 'proposal_id' },
} as const

type LinkKind = keyof typeof linkFacts
type Link = SealedText & { kind: LinkKind }

const findLink = async (trx: Knex, { kind, key }: Link) => {
  const { table, column } = sealedColumns[kind]
  return trx(table)
    .where({ id: key })
    .forUpdate()
    .first<{ hash: Buffer; sealed: string }>({ hash: linkFacts[kind].hash, sealed: column })
}

/** Gives the link a new token; earlier tokens still work. */
const replaceToken = ({ db, cipher }: SealedStore, link: Link): Promise<string> =>
  db.transaction(async trx => {
    const { kind, key } = link
    const { table, column } = sealedColumns[kind]
    const { hash, owner } = linkFacts[kind]
    const current = await findLink(trx, link)
    if (current.sealed !== link.sealed) return cipher.open(current.sealed, key)
    const { token, tokenHash } = makeToken()
    await trx('replaced_tokens').insert({ token_hash: current.hash, [owner]: key })
    await trx(table)
      .where({ id: key })
      .update({ [hash]: tokenHash, [column]: cipher.seal(token, key) })
    return token
  })

/**
 * The token of a meeting's or a proposal's link. If no key decrypts it, the link gets a new one, so that people
 * can still reach their meetings after a key was lost.
 */
export async function openLinkToken(store: SealedStore, link: Link): Promise<string> {
  try {
    return await openSealed(store, link)
  } catch (error) {
    if (!(error instanceof UnopenableText)) throw error
    return replaceToken(store, link)
  }
}
