import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type {
  Locale,
  Proposal,
  ProposalContent,
  SchedulingPage,
  WorkspaceId,
} from '../../model/entities.ts'
import {
  maxNameLength,
  maxProposalMessageLength,
  maxProposedTimes,
  maxTitleLength,
} from '../../model/maximums.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import { makeToken } from '../../secrets/token-cipher.ts'
import { deleteHoldsOfProposal } from '../../store/availability/holds.ts'
import { lockHosts } from '../../store/availability/occupancies.ts'
import { findPageById } from '../../store/pages/pages.ts'
import { findUser } from '../../store/people/users.ts'
import { closeProposal, findProposal, insertProposal } from '../../store/proposals/proposals.ts'
import { isEmail, parseEmail } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { proposalUrl } from '../links.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import { countLostSlot } from '../measure-booking.ts'
import { guestLocale } from '../people/guest-locale.ts'
import { findKnownInvitee } from '../people/known-invitee.ts'
import {
  type FieldError,
  invalidInput,
  notFound,
  pageNotFound,
  proposalClosed,
  proposalNotFound,
} from '../problems.ts'
import { getWorkspace } from '../workspace/workspaces.ts'
import { takeHold } from './hold-slot.ts'
import { planProposal } from './settle-proposal.ts'

export interface ProposeTimes {
  workspaceId: WorkspaceId
  hostId: string
  organizerId: string
  pageId?: string | undefined
  /** Values that the meeting takes over from another one. If absent, the page's. */
  content?: ProposalContent | undefined
  title?: string | undefined
  invitee: {
    email: string
    name?: string | undefined
    timeZone?: string | undefined
    locale?: Locale | undefined
  }
  durationMinutes: number
  /** Epoch ms, 1 to 20 of them, in any order. */
  slots: readonly number[]
  message?: string | undefined
  /** Default: `expiryOf`. Never after the last slot. */
  expiresAt?: number | undefined
  via: 'link' | 'email'
  /** `held`: the times are held for this invitee until the proposal expires. */
  holds: 'none' | 'held'
  /** Whether the invitee is reminded once, a day before the proposal expires. Absent: never. */
  nudge?: 'before-expiry' | undefined
}

const dayMs = 24 * 60 * 60_000
const weekMs = 7 * dayMs

/** A proposal lasts until its last time; with holds, for a week at most. */
export function expiryOf({
  slots,
  isHeld,
  now,
}: {
  slots: readonly number[]
  isHeld: boolean
  now: number
}): number {
  const last = Math.max(now, ...slots)
  return isHeld ? Math.min(now + weekMs, last) : last
}

/** A day before the end, if that leaves the invitee a day to answer first. */
const nudgeTime = (
  { nudge }: ProposeTimes,
  { now, expiresAt }: { now: number; expiresAt: number },
): number | undefined => {
  const at = expiresAt - dayMs
  return nudge && at >= now + dayMs ? at : undefined
}

const faults = (command: ProposeTimes, slots: readonly number[], now: number): FieldError[] => {
  const errors: FieldError[] = []
  const { invitee, durationMinutes } = command
  if (!isEmail(invitee.email))
    errors.push({ path: 'invitee.email', message: 'Enter a valid email address' })
  if (invitee.timeZone !== undefined && !isTimeZone(invitee.timeZone))
    errors.push({ path: 'invitee.timeZone', message: 'Use an IANA name such as Europe/Warsaw' })
  if (slots.length === 0) errors.push({ path: 'slots', message: 'Propose at least one time' })
  if (slots.some(start => start <= now))
    errors.push({ path: 'slots', message: 'A proposed time is in the past' })
  if (!Number.isInteger(durationMinutes) || durationMinutes < 5 || durationMinutes > 24 * 60)
    errors.push({ path: 'durationMinutes', message: 'Use 5 to 1440 minutes' })
  return [
    ...errors,
    ...tooMany('slots', slots.length, maxProposedTimes),
    ...tooLong('title', command.title, maxTitleLength),
    ...tooLong('message', command.message, maxProposalMessageLength),
    ...tooLong('invitee.name', invitee.name === invitee.email ? '' : invitee.name, maxNameLength),
  ]
}

async function pageOf(
  context: ServiceContext,
  command: ProposeTimes,
): Promise<SchedulingPage | undefined> {
  if (!command.pageId) return undefined
  const found = await findPageById(context.db, {
    workspaceId: command.workspaceId,
    pageId: command.pageId,
  })
  if (!found) throw pageNotFound()
  return found.page
}

/** A validated proposal that is not written yet. */
export interface PreparedProposal {
  id: string
  token: string
  /** In the caller's transaction. Throws `slot-taken` if it holds times. */
  write(trx: Knex): Promise<void>
}

/** Throws `invalid-input`, `page-not-found`, `not-found` (a user of another workspace). */
export async function prepareProposal(
  context: ServiceContext,
  command: ProposeTimes,
): Promise<PreparedProposal> {
  const now = context.clock()
  const slots = [...new Set(command.slots)].sort((a, b) => a - b)
  const errors = faults(command, slots, now)
  if (errors.length > 0) throw invalidInput(errors)
  const { workspaceId } = command
  const [host, organizer, page, known, workspace] = await Promise.all([
    findUser(context.db, { workspaceId, id: command.hostId }),
    findUser(context.db, { workspaceId, id: command.organizerId }),
    pageOf(context, command),
    findKnownInvitee(context, { workspaceId, email: command.invitee.email }),
    getWorkspace(context, workspaceId),
  ])
  if (!host || !organizer) throw notFound()
  const { token, tokenHash } = makeToken()
  const id = randomUUID()
  const isHeld = command.holds === 'held'
  const lastSlot = slots.at(-1) ?? now
  const expiresAt = Math.min(command.expiresAt ?? expiryOf({ slots, isHeld, now }), lastSlot)
  const nudgeAt = nudgeTime(command, { now, expiresAt })
  const write = async (trx: Knex) => {
    await insertProposal(trx, {
      ...command,
      id,
      pageId: page?.id,
      title: command.title ?? page?.title ?? host.name,
      invitee: {
        email: parseEmail(command.invitee.email) ?? command.invitee.email,
        name: command.invitee.name ?? '',
        timeZone: command.invitee.timeZone ?? known.timeZone,
        locale: command.invitee.locale ?? guestLocale({ known: known.locale, page, workspace }),
      },
      isLocaleGuessed: (command.invitee.locale ?? known.locale) === undefined,
      slots,
      message: command.message ?? '',
      tokenHash,
      tokenSealed: context.cipher.seal(token, id),
      createdAt: now,
      expiresAt,
      nudgeAt,
    })
    if (command.holds === 'held')
      await countLostSlot(context, 'propose', () =>
        holdAll(context, trx, { command, proposalId: id, slots, expiresAt, page }),
      )
    for (const at of [undefined, expiresAt, ...(nudgeAt === undefined ? [] : [nudgeAt])])
      await planProposal(context, trx, { proposalId: id, ...(at === undefined ? {} : { at }) })
  }
  return { id, token, write }
}

/**
 * Proposes a few starts to one person. Throws `invalid-input`, `page-not-found`, `not-found` (a user of another
 * workspace) and, with holds, `slot-taken`.
 *
 * @returns the proposal, its token and its address
 */
export async function proposeTimes(
  context: ServiceContext,
  command: ProposeTimes,
): Promise<{ proposal: Proposal; token: string; url: string }> {
  const { id, token, write } = await prepareProposal(context, command)
  await context.db.transaction(write)
  const proposal = await findProposal(context.db, id)
  if (!proposal) throw proposalNotFound()
  return { proposal, token, url: proposalUrl(context, token) }
}

async function holdAll(
  context: ServiceContext,
  trx: Knex,
  held: {
    command: ProposeTimes
    proposalId: string
    slots: readonly number[]
    expiresAt: number
    page: SchedulingPage | undefined
  },
): Promise<void> {
  const { command, proposalId, slots, expiresAt, page } = held
  await lockHosts(trx, { hostIds: [command.hostId], now: context.clock() })
  for (const startsAt of slots)
    await takeHold(trx, {
      workspaceId: command.workspaceId,
      hostIds: [command.hostId],
      pageId: page?.id,
      proposalId,
      startsAt,
      endsAt: startsAt + command.durationMinutes * 60_000,
      expiresAt,
    })
}

/** Closes a proposal within its booking and frees its holds. Throws `proposal-closed`. */
export async function useUpProposal(
  context: Pick<ServiceContext, 'jobs'>,
  trx: Knex,
  { proposalId, meetingId }: { proposalId: string; meetingId: string },
): Promise<void> {
  const isOpen = await closeProposal(trx, { id: proposalId, status: 'picked', meetingId })
  if (!isOpen) {
    const proposal = await findProposal(trx, proposalId)
    throw proposal && proposal.status !== 'open'
      ? proposalClosed(proposal.status)
      : proposalNotFound()
  }
  await deleteHoldsOfProposal(trx, proposalId, meetingId)
  await planProposal(context, trx, { proposalId })
}
