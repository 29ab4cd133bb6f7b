import type { CrmHistoryChange, CrmTimelineEntry } from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import type { EngagementContent } from './engagements.ts'

interface TimelineRow {
  id: string
  meeting_id: string
  content: EngagementContent
  starts_at: Date
  history: { at: string; change: CrmHistoryChange }[] | null
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
  cancelReason: content.cancelReason,
  history: (history ?? []).map(({ at, change }) => ({ at: Date.parse(at), change })),
})

const history = `(select json_agg(json_build_object('at', h.at, 'change', h.change) order by h.id)
  from crm_engagement_history h where h.engagement_id = e.id) as history`

/** Meetings of the contact `c`: those booked with them, and those they are a guest of. */
export const engagementsOfContact = `(select e.* from crm_engagements e where e.contact_id = c.id
  union select e.* from crm_engagements e join crm_engagement_contacts g on g.engagement_id = e.id
   where g.contact_id = c.id)`

/** Meetings associated with the company `co`. */
const engagementsOfCompany = `(select e.* from crm_engagements e
  join crm_engagement_companies l on l.engagement_id = e.id where l.company_id = co.id)`

/** Meetings that concern the contact, newest first. */
export async function loadTimeline(
  { db }: BuiltinCrm,
  contactId: string,
): Promise<CrmTimelineEntry[]> {
  const { rows } = await db.raw<{ rows: TimelineRow[] }>(
    `select e.*, ${history} from crm_contacts c cross join lateral ${engagementsOfContact} e
      where c.id = ? order by e.starts_at desc, e.id`,
    [contactId],
  )
  return rows.map(toEntry)
}

const maxOfCompany = 100

/** The last hundred meetings that concern the company, newest first. */
export async function loadCompanyTimeline(
  { db }: BuiltinCrm,
  companyId: string,
): Promise<CrmTimelineEntry[]> {
  const { rows } = await db.raw<{ rows: TimelineRow[] }>(
    `select e.*, ${history} from crm_companies co cross join lateral ${engagementsOfCompany} e
      where co.id = ? order by e.starts_at desc, e.id limit ?`,
    [companyId, maxOfCompany],
  )
  return rows.map(toEntry)
}
