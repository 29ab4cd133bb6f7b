import { isEntityId } from '../../src/scheduling/entity-id.ts'
import type { CrmHeldMeeting } from '../crm-held.ts'
import type { Home } from './contacts.ts'
import type { EngagementContent } from './engagements.ts'

interface Row {
  id: string
  meeting_id: string
  content: EngagementContent
  starts_at: Date
  updated_at: Date
  contact_id: string
  contact_name: string
  contact_email: string | null
}

/** As it stands on the record; undefined where it is gone. Nobody but us writes it. */
export async function readEngagement(
  { db, workspaceId, publicUrl }: Home,
  id: string,
): Promise<CrmHeldMeeting | undefined> {
  if (!isEntityId(id)) return undefined
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select e.*, c.name as contact_name,
       (select a.email from crm_contact_emails a where a.contact_id = c.id order by a.position, a.email limit 1) as contact_email
     from crm_engagements e join crm_contacts c on c.id = e.contact_id
     where e.id = ? and e.workspace_id = ?`,
    [id, workspaceId],
  )
  const [row] = rows
  if (!row) return undefined
  const { content, contact_id: contactId } = row
  return {
    engagementId: row.id,
    meetingId: row.meeting_id,
    iCalUid: undefined,
    title: content.title,
    startsAt: row.starts_at.getTime(),
    endsAt: content.endsAt,
    outcome: content.outcome,
    description: content.description,
    location: content.location,
    meetingType: content.meetingType,
    hostEmail: content.host.email,
    contacts: row.contact_email
      ? [{ id: contactId, email: row.contact_email, name: row.contact_name }]
      : [],
    changedAt: row.updated_at.getTime(),
    changedBy: undefined,
    url: `${publicUrl}/records/builtin/contacts/${contactId}#${row.id}`,
  }
}
