import type { Knex } from 'knex'
import type { User } from '../../model/entities.ts'
import type { Calendar } from '../../store/calendars/calendars.ts'
import { findConnection } from '../../store/workspace/connections.ts'

/** By which a calendar's owner may stand among the attendees: as our user, and as the account is named. */
export async function addressesOf(
  db: Knex,
  { connectionId }: Calendar,
  owner: User,
): Promise<string[]> {
  const connection = await findConnection(db, connectionId)
  const [account = ''] = connection?.label.toLowerCase().split(' ') ?? []
  return [owner.email, ...(account.includes('@') ? [account] : [])]
}
