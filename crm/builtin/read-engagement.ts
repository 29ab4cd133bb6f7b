import { isEntityId } from '../../src/model/entity-id.ts'
import type { CrmHeldMeeting } from '../contract/crm-changes.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import type { EngagementContent } from './engagements.ts'

interface Row {
  id: string
  meeting_id: string
  content: EngagementContent
  starts_at: Date
  created_at: Date
  updated_at: Date
  contact_id: string
  contacts: { id: string; name: string; email: string }[] | null
}

/** The meeting as recorded; undefined if it was deleted. Only Parley writes it. */
export async function readEngagement(
  { db, workspaceId, publicUrl }: BuiltinCrm,
  id: string,
): Promise<CrmHeldMeeting | undefined> {
  if (!isEntityId(id)) return undefined
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select e.*, (
       select json_agg(json_build_object('id', c.id, 'name', c.name, 'email', a.email)
                order by c.id = e.contact_id desc, c.name, c.id)
         from crm_contacts c
         join lateral (select a.email from crm_contact_emails a where a.contact_id = c.id
                        order by a.position, a.email limit 1) a on true
        where c.id = e.contact_id or c.id in
              (select g.contact_id from crm_engagement_contacts g where g.engagement_id = e.id)) as contacts
     from crm_engagements e where e.id = ? and e.workspace_id = ?`,
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
    contacts: row.contacts ?? [],
    createdAt: row.created_at.getTime(),
    changedAt: row.updated_at.getTime(),
    changedBy: undefined,
    url: `${publicUrl}/records/builtin/contacts/${contactId}#${row.id}`,
  }
}
