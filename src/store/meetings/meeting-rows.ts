import type { Knex } from 'knex'
import type {
  Attendee,
  HostName,
  Location,
  Meeting,
  MeetingSource,
  Outcome,
  WorkspaceId,
} from '../../model/entities.ts'
import { toInstant } from '../database/connect.ts'

const meetingQuery = `
  select m.*, p.slug as page_slug,
    (select json_agg(json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'timeZone', u.time_zone) order by h.position)
       from meeting_hosts h join users u on u.id = h.user_id where h.meeting_id = m.id) as hosts,
    json_build_object('id', o.id, 'name', o.name, 'email', o.email, 'timeZone', o.time_zone) as organizer,
    (select json_agg(json_strip_nulls(json_build_object('kind', a.kind, 'email', a.email, 'name', a.name, 'phone', a.phone, 'company', a.company, 'answer', a.answer)) order by a.id)
       from attendees a where a.meeting_id = m.id) as people,
    (select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size) order by f.position)
       from attachments f where f.meeting_id = m.id) as attachments
  from meetings m join users o on o.id = m.organizer_id left join pages p on p.id = m.page_id`

interface MeetingRow {
  id: string
  workspace_id: WorkspaceId
  page_id: string | null
  page_slug: string | null
  proposal_id: string | null
  reference_number: number
  title: string
  starts_at: Date
  ends_at: Date
  time_zone: string
  locale: Meeting['locale']
  status: Meeting['status']
  outcome: Outcome
  outcome_notes: string | null
  hosts: HostName[]
  organizer: HostName
  people: Attendee[]
  location: Location
  description: string
  internal_note: string
  answers: Meeting['answers']
  tracking: Meeting['tracking']
  source: MeetingSource
  meeting_type: string | null
  associations: Meeting['associations'] | null
  reminders: Meeting['reminders']
  attachments: Meeting['attachments'] | null
  cancel_reason: string | null
  is_unverified: boolean
  is_invited: boolean
  conference_url: string | null
  revision: number
  sequence: number
  time_sequence: number
  created_at: Date
}

export const only = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`A meeting without ${what}`)
  return value
}

const toMeeting = (row: MeetingRow): Meeting => ({
  id: row.id,
  workspaceId: row.workspace_id,
  pageId: row.page_id ?? undefined,
  pageSlug: row.page_slug ?? undefined,
  proposalId: row.proposal_id ?? undefined,
  reference: `B-${row.reference_number}`,
  title: row.title,
  startsAt: toInstant(row.starts_at),
  endsAt: toInstant(row.ends_at),
  timeZone: row.time_zone,
  locale: row.locale,
  status: row.status,
  outcome: row.outcome,
  outcomeNotes: row.outcome_notes ?? undefined,
  host: only(row.hosts[0], 'a host'),
  hosts: row.hosts,
  organizer: row.organizer,
  invitee: only(
    row.people.find(({ kind }) => kind === 'invitee'),
    'an invitee',
  ),
  guests: row.people.filter(({ kind }) => kind === 'guest'),
  location: row.location,
  description: row.description,
  internalNote: row.internal_note,
  answers: row.answers,
  tracking: row.tracking,
  source: row.source,
  meetingType: row.meeting_type ?? undefined,
  associations: row.associations ?? undefined,
  reminders: row.reminders,
  attachments: row.attachments ?? [],
  cancelReason: row.cancel_reason ?? undefined,
  isUnverified: row.is_unverified,
  isInvited: row.is_invited,
  conferenceUrl: row.conference_url ?? undefined,
  revision: row.revision,
  sequence: row.sequence,
  timeSequence: row.time_sequence,
  iCalUid: `${row.id}@parley`,
  createdAt: toInstant(row.created_at),
})

/** Queries meetings; `rest` filters and sorts them, with `m` as the meeting. */
export const queryMeetings = async (
  db: Knex,
  rest: string,
  bindings: Knex.RawBinding[],
): Promise<Meeting[]> => {
  const { rows } = await db.raw<{ rows: MeetingRow[] }>(`${meetingQuery} ${rest}`, bindings)
  return rows.map(toMeeting)
}
