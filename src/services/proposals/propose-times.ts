import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type { Proposal, SchedulingPage } from '../../model/entities.ts'
import { makeToken } from '../../secrets/token-cipher.ts'
import { lockHosts } from '../../store/availability/occupancies.ts'
import { findPageById } from '../../store/pages/pages.ts'
import { findUser } from '../../store/people/users.ts'
import { findProposal, insertProposal } from '../../store/proposals/proposals.ts'
import { parseEmail } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { proposalUrl } from '../links.ts'
import { countLostSlot } from '../measure-booking.ts'
import { guestLocale } from '../people/guest-locale.ts'
import { findKnownInvitee } from '../people/known-invitee.ts'
import { invalidInput, notFound, pageNotFound, proposalNotFound } from '../problems.ts'
import { getWorkspace } from '../workspace/workspaces.ts'
import { takeHold } from './hold-slot.ts'
import { expiryOf, nudgeTime, type ProposeTimes, proposalFaults } from './proposal-command.ts'
import { planProposal } from './settle-proposal.ts'

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
  const errors = proposalFaults(command, slots, now)
  if (errors.length > 0) throw invalidInput(errors)
  const { workspaceId } = command
  const [host, organizer, page, known, workspace] = await Promise.all([
    findUser(context.db, { workspaceId, id: command.hostId }),
    findUser(context.db, { workspaceId, id: command.organizerId }),
    pageOf(context, command),
    findKnownInvitee(context, { workspaceId, email: command.invitee.email }),
    getWorkspace(context, workspaceId),
  ])
  // The host of a meeting that is to be moved stays its host, also without access.
  const mayHost = host && (!host.isWithdrawn || command.content?.origin?.isToBeMoved)
  if (!mayHost || !organizer) throw notFound()
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
