import type { Knex } from 'knex'
import { formatTarget } from '../../model/delivery-target.ts'
import { type FreedTime, refillFreed } from '../availability/refill-time.ts'

/** Replaces the hosts, in this order. */
export async function setHosts(
  trx: Knex,
  meetingId: string,
  hostIds: readonly string[],
): Promise<void> {
  await trx('meeting_hosts').where({ meeting_id: meetingId }).delete()
  await trx('meeting_hosts').insert(
    hostIds.map((user_id, index) => ({ meeting_id: meetingId, user_id, position: index + 1 })),
  )
}

/** Frees one host's time of a meeting, under that host's lock. */
export async function deleteOccupanciesOfHost(
  trx: Knex,
  { meetingId, hostId }: { meetingId: string; hostId: string },
): Promise<void> {
  const freed = await trx('occupancies')
    .where({ meeting_id: meetingId, host_id: hostId })
    .delete()
    .returning<FreedTime[]>(['host_id', 'during'])
  await refillFreed(trx, freed, meetingId)
}

/**
 * Updates who invites the attendees when another host takes over the meeting. If the new host's calendar sends
 * no invitations, our email does from now on.
 */
export async function handInvitation(
  trx: Knex,
  query: { meetingId: string; hostId: string; invitingProviders: readonly string[] },
): Promise<void> {
  await trx.raw(
    `update deliveries d set refs = d.refs || '{"invitation": "mail"}' from meetings m
      where m.id = :meetingId and d.meeting_id = m.id and d.target = :target and d.refs is not null
        and not exists (
          select 1 from calendars c
            join calendar_accounts a on a.connection_id = c.connection_id
            join connections n on n.id = c.connection_id
           where c.user_id = :hostId and c.is_default and c.can_write and not c.is_lost
             and n.state = 'active' and n.provider = any(:providers::text[])
             and case when m.source = 'record' then a.is_synced else a.is_for_pages end)`,
    {
      meetingId: query.meetingId,
      hostId: query.hostId,
      providers: [...query.invitingProviders],
      target: formatTarget({ kind: 'meeting-mail', audience: 'invitee' }),
    },
  )
}

/** Which of these meetings this person hosts. Ids that are not ours are ignored. */
export async function listHostedMeetingIds(
  db: Knex,
  { userId, meetingIds }: { userId: string; meetingIds: readonly string[] },
): Promise<Set<string>> {
  const rows = await db('meeting_hosts')
    .where({ user_id: userId })
    .whereRaw('meeting_id::text = any(?)', [[...meetingIds]])
    .select<{ meeting_id: string }[]>('meeting_id')
  return new Set(rows.map(row => row.meeting_id))
}
