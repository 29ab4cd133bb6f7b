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

/**
 * Sources whose language the invitee chose. The language of a proposal is a guess by its organizer until the invitee
 * opens it.
 */
const readSources = ['page', 'chat', 'api']

interface Row {
  time_zone: string | null
  phone: string | null
  locale: Locale | null
}

/** Meetings with this address, and with the contact of our own CRM who has it now besides or instead of another. */
const meetingsOfPerson = `
  select meeting_id from attendees where lower(email) = lower(:email) and kind = 'invitee'
  union
  select e.meeting_id from crm_contact_emails c join crm_engagements e on e.contact_id = c.contact_id
   where c.workspace_id = :workspaceId and c.email = lower(:email)`

const isReadByInvitee = `(m.source = any(:readSources) or exists (
  select 1 from proposals p where p.meeting_id = m.id and m.source = 'proposal' and not p.is_locale_guessed))`

/** The latest value of each field. */
export async function findKnownInvitee(
  db: Knex,
  { workspaceId, email }: { workspaceId: WorkspaceId; email: string },
): Promise<KnownInvitee> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select (array_agg(m.time_zone order by m.created_at desc) filter (where m.source = any(:ownSources)))[1] as time_zone,
            (array_agg(m.locale order by m.created_at desc) filter (where ${isReadByInvitee}))[1] as locale,
            (array_agg(a.phone order by m.created_at desc) filter (where a.phone <> ''))[1] as phone
       from attendees a join meetings m on m.id = a.meeting_id
      where m.workspace_id = :workspaceId and a.kind = 'invitee' and a.meeting_id in (${meetingsOfPerson})`,
    { workspaceId, email, ownSources, readSources },
  )
  const [row] = rows
  return {
    timeZone: row?.time_zone ?? undefined,
    phone: row?.phone ?? undefined,
    locale: row?.locale ?? undefined,
  }
}
