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
import { toInstant, toTimestamp } from '../database/connect.ts'
import { setGuests } from './meeting-guests.ts'
import { setHosts } from './meeting-hosts.ts'

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

const only = <T>(value: T | undefined, what: string): T => {
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

export async function findMeeting(db: Knex, id: string): Promise<Meeting | undefined> {
  const [meeting] = await queryMeetings(db, 'where m.id = ?', [id])
  return meeting
}

/** By the present or an earlier token of its links. */
export async function findMeetingByTokenHash(
  db: Knex,
  tokenHash: Buffer,
): Promise<Meeting | undefined> {
  const [meeting] = await queryMeetings(db, 'where m.manage_token_hash = ?', [tokenHash])
  if (meeting) return meeting
  const byReplaced = 'where m.id = (select meeting_id from replaced_tokens where token_hash = ?)'
  return (await queryMeetings(db, byReplaced, [tokenHash]))[0]
}

/** Scheduled meetings of a host that overlap the range, ascending. */
export async function listScheduledMeetings(
  db: Knex,
  query: {
    workspaceId: WorkspaceId
    hostId: string | undefined
    from: number
    until: number
  },
): Promise<Meeting[]> {
  return queryMeetings(
    db,
    `where m.workspace_id = ? and m.status = 'scheduled' and m.ends_at > ? and m.starts_at < ?
       and (?::uuid is null or exists (select 1 from meeting_hosts h where h.meeting_id = m.id and h.user_id = ?))
     order by m.starts_at, m.id`,
    [
      query.workspaceId,
      toTimestamp(query.from),
      toTimestamp(query.until),
      query.hostId ?? null,
      query.hostId ?? null,
    ],
  )
}

/** The host's scheduled meeting that ended last before `now`. */
export async function findLatestEnded(
  db: Knex,
  query: { workspaceId: WorkspaceId; hostId: string; now: number },
): Promise<Meeting | undefined> {
  const [meeting] = await queryMeetings(
    db,
    `where m.workspace_id = ? and m.status = 'scheduled' and m.ends_at <= ? and m.host_id = ?
     order by m.ends_at desc limit 1`,
    [query.workspaceId, toTimestamp(query.now), query.hostId],
  )
  return meeting
}

/**
 * Whether a meeting of the workspace that was agreed in Parley starts then, with one of these lower-case
 * addresses.
 */
export async function hasMeetingWith(
  db: Knex,
  query: { workspaceId: WorkspaceId; startsAt: number; emails: readonly string[] },
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select 1 from meetings m join attendees a on a.meeting_id = m.id
      where m.workspace_id = ? and m.starts_at = ? and m.status = 'scheduled' and m.source <> 'calendar'
        and lower(a.email) = any(?::text[]) limit 1`,
    [query.workspaceId, toTimestamp(query.startsAt), [...query.emails]],
  )
  return rows.length > 0
}

export async function findMeetings(db: Knex, ids: readonly string[]): Promise<Meeting[]> {
  return ids.length === 0 ? [] : queryMeetings(db, 'where m.id = any(?::uuid[])', [[...ids]])
}

/** Locks the meeting's row until the transaction ends. False if there is no such meeting. */
export async function lockMeeting(trx: Knex, id: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    'select 1 from meetings where id = ? for no key update',
    [id],
  )
  return rows.length > 0
}

export interface MeetingChanges {
  title?: string
  description?: string
  location?: Location
  isUnverified?: boolean
  /** Can only be switched on: all attendees are notified from now on. */
  isInvited?: true
  /** The invitee's. */
  timeZone?: string
  startsAt?: number
  endsAt?: number
  status?: Meeting['status']
  outcome?: Outcome
  outcomeNotes?: string | null
  cancelReason?: string
  internalNote?: string
  meetingType?: string | null
  associations?: Meeting['associations']
  reminders?: Meeting['reminders']
  /** The complete new list. */
  guests?: readonly Pick<Attendee, 'email' | 'name'>[]
  /** The complete new list, the host first. */
  hostIds?: readonly [string, ...string[]]
}

/** Whom a change concerns: only the records; attendees; attendees and everything that depends on the time. */
export type ChangeReach = 'record' | 'attendees' | 'time'

const countsFor = (trx: Knex, reach: ChangeReach) => ({
  revision: trx.raw('revision + 1'),
  ...(reach === 'record' ? {} : { sequence: trx.raw('sequence + 1') }),
  ...(reach === 'time' ? { time_sequence: trx.raw('sequence + 1') } : {}),
})

/** Writes the changes and raises the counters that their reach requires. */
export async function updateMeeting(
  trx: Knex,
  id: string,
  { changes, reach }: { changes: MeetingChanges; reach: ChangeReach },
): Promise<{ revision: number; sequence: number }> {
  if (changes.guests) await setGuests(trx, id, changes.guests)
  if (changes.hostIds) await setHosts(trx, id, changes.hostIds)
  const [row] = await trx('meetings')
    .where({ id })
    .update({
      title: changes.title,
      description: changes.description,
      location: changes.location && JSON.stringify(changes.location),
      is_unverified: changes.isUnverified,
      is_invited: changes.isInvited,
      time_zone: changes.timeZone,
      starts_at: changes.startsAt === undefined ? undefined : toTimestamp(changes.startsAt),
      ends_at: changes.endsAt === undefined ? undefined : toTimestamp(changes.endsAt),
      status: changes.status,
      outcome: changes.outcome,
      outcome_notes: changes.outcomeNotes,
      cancel_reason: changes.cancelReason,
      internal_note: changes.internalNote,
      meeting_type: changes.meetingType,
      associations: changes.associations && JSON.stringify(changes.associations),
      reminders: changes.reminders && JSON.stringify(changes.reminders),
      host_id: changes.hostIds?.[0],
      ...countsFor(trx, reach),
    })
    .returning<{ revision: number; sequence: number }[]>(['revision', 'sequence'])
  return only(row, 'a row')
}

export async function findSealedManageToken(db: Knex, id: string): Promise<string | undefined> {
  const row = await db('meetings')
    .where({ id })
    .first<{ manage_token_sealed: string }>('manage_token_sealed')
  return row?.manage_token_sealed
}
