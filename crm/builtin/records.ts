import { isEntityId } from '../../src/scheduling/entity-id.ts'
import type {
  CrmContactDetail,
  CrmContactRow,
  CrmRecords,
  CrmTimelineEntry,
} from '../crm-provider.ts'
import { type ContactRow, contactColumns, contactTables, type Home, toContact } from './contacts.ts'
import type { EngagementContent } from './engagements.ts'
import { addTask, completeTask, listTasksOfContact } from './tasks.ts'

interface ListedRow extends ContactRow {
  next_meeting_at: Date | null
  meeting_count: number
}

const counted = `
  (select min(e.starts_at) from crm_engagements e where e.contact_id = c.id and e.starts_at > now() and e.content->>'outcome' <> 'canceled') as next_meeting_at,
  (select count(*)::int from crm_engagements e where e.contact_id = c.id) as meeting_count`

/** Name, company or any address contains the text. */
export const matching = `(:text = '' or c.name ilike :pattern or co.name ilike :pattern or exists
  (select 1 from crm_contact_emails e where e.contact_id = c.id and e.email ilike :pattern))`
export const patternOf = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

const toRow = (home: Home, row: ListedRow): CrmContactRow => ({
  ...toContact(home, row),
  nextMeetingAt: row.next_meeting_at?.getTime(),
  meetingCount: row.meeting_count,
})

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

async function loadTimeline({ db }: Home, contactId: string): Promise<CrmTimelineEntry[]> {
  const { rows } = await db.raw<{ rows: TimelineRow[] }>(
    `select e.*, (select json_agg(json_build_object('at', h.at, 'text', h.text) order by h.id) from crm_engagement_history h where h.engagement_id = e.id) as history
       from crm_engagements e where e.contact_id = ? order by e.starts_at desc`,
    [contactId],
  )
  return rows.map(toEntry)
}

async function getContact(home: Home, id: string): Promise<CrmContactDetail | undefined> {
  if (!isEntityId(id)) return undefined
  const { rows } = await home.db.raw<{ rows: ListedRow[] }>(
    `select ${contactColumns}, ${counted} from ${contactTables} where c.workspace_id = ? and c.id = ?`,
    [home.workspaceId, id],
  )
  const [row] = rows
  if (!row) return undefined
  const deals = await home
    .db('crm_deals')
    .where({ contact_id: id })
    .orderBy('name')
    .select('id', 'name', 'stage', 'is_open')
  return {
    ...toRow(home, row),
    phone: row.phone ?? undefined,
    tracking: {
      campaign: row.last_booking_campaign ?? undefined,
      medium: row.last_booking_medium ?? undefined,
      source: row.last_booking_source ?? undefined,
    },
    deals: deals.map(deal => ({
      id: deal.id,
      name: deal.name,
      stage: deal.stage,
      isOpen: deal.is_open,
    })),
    timeline: await loadTimeline(home, id),
    tasks: await listTasksOfContact(home, id),
  }
}

/** Reading for the pages at `/records`. */
export const makeRecords = (home: Home): CrmRecords => ({
  listContacts: async ({ text = '', offset, limit }) => {
    const bindings = {
      workspaceId: home.workspaceId,
      text,
      pattern: patternOf(text),
      offset,
      limit,
    }
    const where = `c.workspace_id = :workspaceId and ${matching}`
    const [page, count] = await Promise.all([
      home.db.raw<{ rows: ListedRow[] }>(
        `select ${contactColumns}, ${counted} from ${contactTables} where ${where} order by c.name, c.id offset :offset limit :limit`,
        bindings,
      ),
      home.db.raw<{ rows: { total: number }[] }>(
        `select count(*)::int as total from ${contactTables} where ${where}`,
        bindings,
      ),
    ])
    return { rows: page.rows.map(row => toRow(home, row)), total: count.rows[0]?.total ?? 0 }
  },
  getContact: id => getContact(home, id),
  addTask: task => addTask(home, task),
  completeTask: id => completeTask(home, id),
})
