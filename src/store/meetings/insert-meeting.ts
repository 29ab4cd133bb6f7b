import type { Knex } from 'knex'
import type {
  Attendee,
  Location,
  Meeting,
  MeetingSource,
  WorkspaceId,
} from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'

/** The values of a new meeting; all others have defaults. */
export interface NewMeeting {
  id: string
  workspaceId: WorkspaceId
  pageId: string | undefined
  proposalId: string | undefined
  title: string
  startsAt: number
  endsAt: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  timeZone: string
  locale: string
  /** The first one is the host. */
  hostIds: readonly [string, ...string[]]
  organizerId: string
  invitee: Omit<Attendee, 'kind'>
  guests: readonly Omit<Attendee, 'kind'>[]
  location: Location
  description: string
  internalNote: string
  answers: Meeting['answers']
  tracking: Meeting['tracking']
  source: MeetingSource
  meetingType: string | undefined
  associations?: Meeting['associations']
  reminders: Meeting['reminders']
  manageTokenHash: Buffer
  manageTokenSealed: string
  createdAt: number
  /** The host's calendar could not be read. */
  isUnverified?: boolean | undefined
  /** False: nobody is notified of it. */
  isInvited?: boolean | undefined
}

const attendeeRows = (meeting: NewMeeting) => [
  { ...meeting.invitee, kind: 'invitee' },
  ...meeting.guests.map(guest => ({ ...guest, kind: 'guest' })),
]

/** Inserts a meeting, its hosts, its attendees and the first entry of its history, in one statement. */
export async function insertMeeting(trx: Knex, meeting: NewMeeting, actor: object): Promise<void> {
  await trx.raw(
    `with meeting as (
       insert into meetings (id, workspace_id, page_id, proposal_id, title, starts_at, ends_at,
         buffer_before_minutes, buffer_after_minutes, time_zone, locale, host_id, organizer_id,
         location, description, internal_note, answers, tracking, source, meeting_type, reminders,
         manage_token_hash, manage_token_sealed, created_at, is_unverified, is_invited, associations)
       select :id, :workspaceId, :pageId, :proposalId, :title, :startsAt, :endsAt,
         :bufferBefore, :bufferAfter, :timeZone, :locale, :hostId, :organizerId,
         :location, :description, :internalNote, :answers, :tracking, :source, :meetingType, :reminders,
         :tokenHash, :tokenSealed, :createdAt, :isUnverified, :isInvited, :associations
       returning id
     ), hosts as (
       insert into meeting_hosts (meeting_id, user_id, position)
       select meeting.id, host.id::uuid, host.position
       from meeting, unnest(:hostIds::text[]) with ordinality as host (id, position)
     ), people as (
       insert into attendees (meeting_id, kind, email, name, phone, company)
       select meeting.id, person.kind, person.email, person.name, person.phone, person.company
       from meeting, jsonb_to_recordset(:people::jsonb)
         as person (kind text, email text, name text, phone text, company text)
     )
     insert into meeting_events (meeting_id, revision, kind, at, actor)
     select id, 0, 'booked', :createdAt, :actor from meeting`,
    {
      id: meeting.id,
      workspaceId: meeting.workspaceId,
      pageId: meeting.pageId ?? null,
      proposalId: meeting.proposalId ?? null,
      title: meeting.title,
      startsAt: toTimestamp(meeting.startsAt),
      endsAt: toTimestamp(meeting.endsAt),
      bufferBefore: meeting.bufferBeforeMinutes,
      bufferAfter: meeting.bufferAfterMinutes,
      timeZone: meeting.timeZone,
      locale: meeting.locale,
      hostId: meeting.hostIds[0],
      hostIds: [...meeting.hostIds],
      organizerId: meeting.organizerId,
      location: JSON.stringify(meeting.location),
      description: meeting.description,
      internalNote: meeting.internalNote,
      answers: JSON.stringify(meeting.answers),
      tracking: JSON.stringify(meeting.tracking),
      source: meeting.source,
      meetingType: meeting.meetingType ?? null,
      reminders: JSON.stringify(meeting.reminders),
      isUnverified: meeting.isUnverified ?? false,
      isInvited: meeting.isInvited ?? true,
      associations: meeting.associations ? JSON.stringify(meeting.associations) : null,
      tokenHash: meeting.manageTokenHash,
      tokenSealed: meeting.manageTokenSealed,
      createdAt: toTimestamp(meeting.createdAt),
      people: JSON.stringify(attendeeRows(meeting)),
      actor: JSON.stringify(actor),
    },
  )
}
