import type { Knex } from 'knex'
import type { ChatVisitor } from '../../model/chat.ts'
import { toTimestamp } from '../database/connect.ts'

interface VisitorRow {
  id: string
  site_id: string
  sub: string | null
  name: string | null
  email: string | null
  is_email_verified: boolean
  blocked_at: Date | null
}

export type VisitorWithBlock = ChatVisitor & { isBlocked: boolean }

const toVisitor = (row: VisitorRow): VisitorWithBlock => ({
  id: row.id,
  siteId: row.site_id,
  sub: row.sub ?? undefined,
  name: row.name ?? undefined,
  email: row.email ?? undefined,
  isEmailVerified: row.is_email_verified,
  isBlocked: row.blocked_at !== null,
})

/** Creates a visitor, or finds the one with the same proven `sub` and brings their name and address up to date. */
export async function putVisitor(
  db: Knex,
  visitor: ChatVisitor & { now: number },
): Promise<VisitorWithBlock> {
  const facts = {
    name: visitor.name ?? null,
    email: visitor.email ?? null,
    is_email_verified: visitor.isEmailVerified,
  }
  const [row] = await db<VisitorRow>('chat_visitors')
    .insert({
      id: visitor.id,
      site_id: visitor.siteId,
      sub: visitor.sub ?? null,
      ...facts,
      created_at: toTimestamp(visitor.now),
    } as never)
    .onConflict(['site_id', 'sub'])
    .merge(facts as never)
    .returning('*')
  if (!row) throw new Error('A visitor was neither created nor found')
  return toVisitor(row)
}

export async function findVisitor(db: Knex, id: string): Promise<VisitorWithBlock | undefined> {
  const row = await db<VisitorRow>('chat_visitors').where({ id }).first()
  return row && toVisitor(row)
}

/** What the visitor said about themselves. A proven address is never replaced by a typed one. */
export async function updateVisitor(
  trx: Knex,
  { id, name, email }: { id: string; name: string | undefined; email: string | undefined },
): Promise<void> {
  if (name === undefined && email === undefined) return
  await trx('chat_visitors').where({ id, is_email_verified: false }).update({ name, email })
}

export async function deleteVisitor(db: Knex, id: string): Promise<void> {
  await db('chat_visitors').where({ id }).delete()
}

export async function saveConsent(
  db: Knex,
  consent: { visitorId: string; consent: 'granted' | 'denied'; text: string; now: number },
): Promise<void> {
  await db('chat_visitors')
    .where({ id: consent.visitorId })
    .update({
      consent: consent.consent,
      consent_text: consent.text,
      consent_at: toTimestamp(consent.now),
    })
}
