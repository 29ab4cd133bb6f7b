import type { Knex } from 'knex'
import type {
  HostName,
  Locale,
  Proposal,
  ProposalContent,
  ProposalStatus,
  WorkspaceId,
} from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

export interface NewProposal {
  id: string
  workspaceId: WorkspaceId
  hostId: string
  organizerId: string
  pageId: string | undefined
  content?: ProposalContent | undefined
  title: string
  invitee: Proposal['invitee']
  isLocaleGuessed: boolean
  durationMinutes: number
  slots: readonly number[]
  message: string
  via: 'link' | 'email'
  tokenHash: Buffer
  tokenSealed: string
  createdAt: number
  expiresAt: number
  /** When the invitee is reminded automatically; undefined: never. */
  nudgeAt?: number | undefined
}

interface ProposalRow {
  id: string
  workspace_id: WorkspaceId
  page_id: string | null
  content: ProposalContent | null
  title: string
  invitee_email: string
  invitee_name: string
  invitee_time_zone: string | null
  invitee_locale: Locale
  is_locale_guessed: boolean
  duration_minutes: number
  slots: Date[]
  message: string
  via: 'link' | 'email'
  status: ProposalStatus
  revision: number
  times_revision: number
  opened_at: Date | null
  asked_instead: string | null
  asked_instead_at: Date | null
  answered_at: Date | null
  nudged_at: Date | null
  unavailable_slots: Date[]
  expires_at: Date
  meeting_id: string | null
  created_at: Date
  host: HostName
  organizer: HostName
  token_sealed: string
}

const instantOf = (time: Date | null) => (time ? toInstant(time) : undefined)

const toProposal = (row: ProposalRow): Proposal => ({
  id: row.id,
  workspaceId: row.workspace_id,
  host: row.host,
  organizer: row.organizer,
  pageId: row.page_id ?? undefined,
  content: row.content ?? undefined,
  title: row.title,
  invitee: {
    email: row.invitee_email,
    name: row.invitee_name,
    timeZone: row.invitee_time_zone ?? undefined,
    locale: row.invitee_locale,
  },
  ...(row.is_locale_guessed ? { isLocaleGuessed: true } : {}),
  durationMinutes: row.duration_minutes,
  slots: row.slots.map(toInstant),
  message: row.message,
  via: row.via,
  status: row.status,
  revision: row.revision,
  timesRevision: row.times_revision,
  openedAt: instantOf(row.opened_at),
  askedInstead: row.asked_instead ?? undefined,
  askedInsteadAt: instantOf(row.asked_instead_at),
  answeredAt: instantOf(row.answered_at),
  nudgedAt: instantOf(row.nudged_at),
  unavailableSlots: row.unavailable_slots.map(toInstant),
  expiresAt: toInstant(row.expires_at),
  meetingId: row.meeting_id ?? undefined,
  createdAt: toInstant(row.created_at),
})

export async function insertProposal(trx: Knex, proposal: NewProposal): Promise<void> {
  await trx('proposals').insert({
    id: proposal.id,
    workspace_id: proposal.workspaceId,
    host_id: proposal.hostId,
    organizer_id: proposal.organizerId,
    page_id: proposal.pageId,
    content: proposal.content && JSON.stringify(proposal.content),
    title: proposal.title,
    invitee_email: proposal.invitee.email,
    invitee_name: proposal.invitee.name,
    invitee_time_zone: proposal.invitee.timeZone,
    invitee_locale: proposal.invitee.locale,
    is_locale_guessed: proposal.isLocaleGuessed,
    duration_minutes: proposal.durationMinutes,
    slots: proposal.slots.map(toTimestamp),
    message: proposal.message,
    via: proposal.via,
    token_hash: proposal.tokenHash,
    token_sealed: proposal.tokenSealed,
    created_at: toTimestamp(proposal.createdAt),
    expires_at: toTimestamp(proposal.expiresAt),
    nudge_at: proposal.nudgeAt === undefined ? null : toTimestamp(proposal.nudgeAt),
  })
}

const person = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'email', ${alias}.email, 'timeZone', ${alias}.time_zone)`

const queryProposals = async (db: Knex, where: string, ...bindings: Knex.RawBinding[]) => {
  const { rows } = await db.raw<{ rows: ProposalRow[] }>(
    `select p.*, ${person('h')} as host, ${person('o')} as organizer
       from proposals p join users h on h.id = p.host_id join users o on o.id = p.organizer_id where ${where}`,
    bindings,
  )
  return rows.map(toProposal)
}

const queryProposal = async (db: Knex, where: string, binding: Knex.RawBinding) =>
  (await queryProposals(db, where, binding))[0]

/** Proposals that were made from this meeting, the oldest first. */
export const listProposalsFrom = (db: Knex, meetingId: string): Promise<Proposal[]> =>
  queryProposals(db, "p.content -> 'origin' ->> 'meetingId' = ? order by p.created_at", meetingId)

const maxProposalsTo = 50

/** The last proposals to any of these addresses, the newest first. */
export const listProposalsTo = (
  db: Knex,
  { workspaceId, emails }: { workspaceId: WorkspaceId; emails: readonly string[] },
): Promise<Proposal[]> =>
  queryProposals(
    db,
    `p.workspace_id = ? and lower(p.invitee_email) = any(?) order by p.created_at desc limit ${maxProposalsTo}`,
    workspaceId,
    emails.map(email => email.toLowerCase()),
  )

export const findProposal = (db: Knex, id: string): Promise<Proposal | undefined> =>
  queryProposal(db, 'p.id = ?', id)

/** By the present or an earlier token of its links. */
export async function findProposalByTokenHash(
  db: Knex,
  tokenHash: Buffer,
): Promise<Proposal | undefined> {
  const byReplaced = 'p.id = (select proposal_id from replaced_tokens where token_hash = ?)'
  return (
    (await queryProposal(db, 'p.token_hash = ?', tokenHash)) ??
    (await queryProposal(db, byReplaced, tokenHash))
  )
}

export async function findSealedProposalToken(db: Knex, id: string): Promise<string | undefined> {
  const row = await db('proposals').where({ id }).first<{ token_sealed: string }>('token_sealed')
  return row?.token_sealed
}

/** False if the proposal is no longer open. */
export async function closeProposal(
  trx: Knex,
  closing: { id: string; status: Exclude<ProposalStatus, 'open'>; meetingId?: string },
): Promise<boolean> {
  const count = await trx('proposals')
    .where({ id: closing.id, status: 'open' })
    .update({
      status: closing.status,
      meeting_id: closing.meetingId,
      revision: trx.raw('revision + 1'),
    })
  return count > 0
}
