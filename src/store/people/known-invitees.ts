import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'

/** What a person entered at earlier bookings. */
export interface KnownInvitee {
  /** IANA name, from their browser. */
  timeZone: string | undefined
  phone: string | undefined
}

/** Sources whose time zone comes from the invitee's own browser. */
const ownSources = ['page', 'proposal', 'chat', 'api']

/** The latest value of each field. */
export async function findKnownInvitee(
  db: Knex,
  { workspaceId, email }: { workspaceId: WorkspaceId; email: string },
): Promise<KnownInvitee> {
  const { rows } = await db.raw<{ rows: { time_zone: string | null; phone: string | null }[] }>(
    `select (array_agg(m.time_zone order by m.created_at desc) filter (where m.source = any(:ownSources)))[1] as time_zone,
            (array_agg(a.phone order by m.created_at desc) filter (where a.phone <> ''))[1] as phone
       from attendees a join meetings m on m.id = a.meeting_id
      where m.workspace_id = :workspaceId and lower(a.email) = lower(:email) and a.kind = 'invitee'`,
    { workspaceId, email, ownSources },
  )
  return { timeZone: rows[0]?.time_zone ?? undefined, phone: rows[0]?.phone ?? undefined }
}
