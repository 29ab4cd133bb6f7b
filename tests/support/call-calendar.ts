import type { Knex } from 'knex'
import type { User } from '../../src/model/entities.ts'

/** Adds a calendar at this provider for the user's meetings. It does not block times. */
export async function addCallCalendar(
  db: Knex,
  user: Pick<User, 'id' | 'workspaceId'>,
  provider: 'google' | 'microsoft' | 'caldav' = 'google',
): Promise<{ connectionId: string }> {
  const owner = { workspace_id: user.workspaceId, user_id: user.id }
  const [connection] = await db('connections')
    .insert({
      ...owner,
      provider,
      external_id: `${provider}-${user.id}`,
      label: provider,
      access_token_sealed: 'sealed',
    })
    .returning<{ id: string }[]>('id')
  const connectionId = connection?.id ?? ''
  await db('calendar_accounts').insert({ connection_id: connectionId })
  await db('calendars').insert({
    ...owner,
    connection_id: connectionId,
    external_id: 'primary',
    name: 'Calendar',
    is_default: true,
  })
  return { connectionId }
}
