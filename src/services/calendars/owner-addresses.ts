import type { Knex } from 'knex'
import type { User } from '../../model/entities.ts'
import type { Calendar } from '../../store/calendars/calendars.ts'
import { findConnection } from '../../store/workspace/connections.ts'

/** Addresses by which a calendar's owner may be among the attendees: the user's and the account's. */
export async function addressesOf(
  db: Knex,
  { connectionId }: Calendar,
  owner: User,
): Promise<string[]> {
  const connection = await findConnection(db, connectionId)
  const [account = ''] = connection?.label.toLowerCase().split(' ') ?? []
  return [owner.email, ...(account.includes('@') ? [account] : [])]
}
