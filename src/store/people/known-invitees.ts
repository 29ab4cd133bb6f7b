import type { Knex } from 'knex'
import type { Locale, WorkspaceId } from '../../model/entities.ts'

/** What a person entered at earlier bookings. */
export interface KnownInvitee {
  /** IANA name, from their browser. */
  timeZone: string | undefined
  phone: string | undefined
  /** The language in which they booked. */
  locale: Locale | undefined
}

/** Sources whose time zone comes from the invitee's own browser. */
const ownSources = ['page', 'proposal', 'chat', 'api']

/** Sources whose language the invitee chose; a proposal's language is a guess by its organizer. */
const readSources = ['page', 'chat', 'api']

interface Row {
  time_zone: string | null
  phone: string | null
  locale: Locale | null
}

/** The latest value of each field. */
export async function findKnownInvitee(
  db: Knex,
  { workspaceId, email }: { workspaceId: WorkspaceId; email: string },
): Promise<KnownInvitee> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select (array_agg(m.time_zone order by m.created_at desc) filter (where m.source = any(:ownSources)))[1] as time_zone,
            (array_agg(m.locale order by m.created_at desc) filter (where m.source = any(:readSources)))[1] as locale,
            (array_agg(a.phone order by m.created_at desc) filter (where a.phone <> ''))[1] as phone
       from attendees a join meetings m on m.id = a.meeting_id
      where m.workspace_id = :workspaceId and lower(a.email) = lower(:email) and a.kind = 'invitee'`,
    { workspaceId, email, ownSources, readSources },
  )
  const [row] = rows
  return {
    timeZone: row?.time_zone ?? undefined,
    phone: row?.phone ?? undefined,
    locale: row?.locale ?? undefined,
  }
}
