import type { CrmTimelineEntry } from '../crm-records.ts'
import type { Home } from './contacts.ts'
import type { EngagementContent } from './engagements.ts'

interface TimelineRow {
  id: string
  meeting_id: string
  content: EngagementContent
  starts_at: Date
  history: { at: string; text: string }[] | null
}

const toEntry = ({
  id,
  meeting_id,
  content,
  starts_at,
  history,
}: TimelineRow): CrmTimelineEntry => ({
  engagementId: id,
  meetingId: meeting_id,
  reference: content.reference,
  title: content.title,
  startsAt: starts_at.getTime(),
  endsAt: content.endsAt,
  outcome: content.outcome,
  hostEmail: content.host.email,
  hostName: content.host.name,
  organizerName: content.organizer.name,
  location: content.location,
  description: content.description,
  internalNote: content.internalNote,
  history: (history ?? []).map(({ at, text }) => ({ at: Date.parse(at), text })),
})

/** Meetings with the contact, newest first. */
export async function loadTimeline({ db }: Home, contactId: string): Promise<CrmTimelineEntry[]> {
  const { rows } = await db.raw<{ rows: TimelineRow[] }>(
    `select e.*, (select json_agg(json_build_object('at', h.at, 'text', h.text) order by h.id) from crm_engagement_history h where h.engagement_id = e.id) as history
       from crm_engagements e where e.contact_id = ? order by e.starts_at desc`,
    [contactId],
  )
  return rows.map(toEntry)
}
