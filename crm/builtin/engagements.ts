import type { CrmMeeting, CrmMeetingRefs } from '../crm-provider.ts'
import { type ContactRow, type Home, toContact } from './contacts.ts'

export interface EngagementContent {
  reference: string
  title: string
  endsAt: number
  outcome: string
  host: { email: string; name: string }
  organizer: { email: string; name: string }
  location: string
  description: string
  internalNote: string
  meetingType?: string
  url: string
}

/** With where its files are to be had. */
const noteOf = ({ internalNote, attachments }: CrmMeeting) =>
  [internalNote, ...attachments.map(({ name, url }) => `${name}: ${url}`)]
    .filter(Boolean)
    .join('\n')

const contentOf = (meeting: CrmMeeting): EngagementContent => ({
  reference: meeting.reference,
  title: meeting.title,
  endsAt: meeting.endsAt,
  outcome: meeting.outcome,
  host: meeting.host,
  organizer: meeting.organizer,
  location: meeting.location.text,
  description: meeting.description,
  internalNote: noteOf(meeting),
  url: meeting.url,
  ...(meeting.meetingType ? { meetingType: meeting.meetingType } : {}),
})

interface EngagementRow {
  id: string
  content: EngagementContent
  starts_at: Date
  company_name: string | null
  deal_name: string | null
}

/** The contact's one open deal; between two none is guessed. */
async function findOpenDealId({ db }: Home, contact: ContactRow): Promise<string | undefined> {
  const deals = await db('crm_deals')
    .where({ contact_id: contact.id, is_open: true })
    .limit(2)
    .select('id')
  return deals.length === 1 ? deals[0].id : undefined
}

const changesBetween = (
  before: { startsAt: number; outcome: string },
  meeting: CrmMeeting,
): string[] => [
  ...(before.startsAt === meeting.startsAt
    ? []
    : [
        `Moved from ${new Date(before.startsAt).toISOString()} to ${new Date(meeting.startsAt).toISOString()}`,
      ]),
  ...(before.outcome === meeting.outcome
    ? []
    : [`Outcome: ${before.outcome} → ${meeting.outcome}`]),
]

/** One row for the meeting's life; what changed is written to its history. */
export async function putEngagement(
  home: Home,
  { meeting, contact }: { meeting: CrmMeeting; contact: ContactRow },
): Promise<CrmMeetingRefs> {
  const { db, workspaceId } = home
  const dealId = await findOpenDealId(home, contact)
  const id = await db.transaction(async trx => {
    const key = { workspace_id: workspaceId, meeting_id: meeting.id }
    const before = await trx<EngagementRow>('crm_engagements').where(key).forUpdate().first()
    const shown = {
      content: JSON.stringify(contentOf(meeting)),
      starts_at: new Date(meeting.startsAt),
      updated_at: trx.fn.now(),
    }
    const [row] = await trx('crm_engagements')
      .insert({
        ...key,
        ...shown,
        contact_id: contact.id,
        company_id: contact.company_id,
        deal_id: dealId ?? null,
      })
      .onConflict(['workspace_id', 'meeting_id'])
      .merge({ ...shown, contact_id: contact.id })
      .returning<{ id: string }[]>('id')
    if (!row) throw new Error('The engagement was not returned')
    const texts = before
      ? changesBetween(
          { startsAt: before.starts_at.getTime(), outcome: before.content.outcome },
          meeting,
        )
      : ['Meeting logged']
    if (texts.length > 0)
      await trx('crm_engagement_history').insert(
        texts.map(text => ({ engagement_id: row.id, text })),
      )
    return row.id
  })
  return refsOf(home, { id, contact })
}

async function refsOf(
  home: Home,
  { id, contact }: { id: string; contact: ContactRow },
): Promise<CrmMeetingRefs> {
  const { rows } = await home.db.raw<{ rows: EngagementRow[] }>(
    `select e.id, co.name as company_name, d.name as deal_name from crm_engagements e
       left join crm_companies co on co.id = e.company_id left join crm_deals d on d.id = e.deal_id where e.id = ?`,
    [id],
  )
  const { url } = toContact(home, contact)
  return {
    contactId: contact.id,
    engagementId: id,
    contactUrl: url,
    engagementUrl: `${url}#${id}`,
    companyName: rows[0]?.company_name ?? undefined,
    dealName: rows[0]?.deal_name ?? undefined,
  }
}
