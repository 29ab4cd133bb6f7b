import type { Knex } from 'knex'
import type { Locale, Proposal, WorkspaceId } from '../../model/entities.ts'
import { maxProposedTimes, maxWishLength } from '../../model/maximums.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import { hashToken } from '../../secrets/token-cipher.ts'
import { lockHosts } from '../../store/availability/occupancies.ts'
import * as life from '../../store/proposals/proposal-life.ts'
import { findProposalByTokenHash } from '../../store/proposals/proposals.ts'
import type { ServiceContext } from '../context.ts'
import { countMails } from '../deliveries/count-mails.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import { invalidInput, proposalClosed, proposalNotFound } from '../problems.ts'
import { getProposal } from './find-proposal.ts'
import { takeHold } from './hold-slot.ts'
import { expiryOf } from './proposal-command.ts'
import { planProposal } from './settle-proposal.ts'

async function byToken({ db }: ServiceContext, token: string): Promise<Proposal> {
  const proposal = await findProposalByTokenHash(db, hashToken(token))
  if (!proposal) throw proposalNotFound()
  return proposal
}

/** Makes a change and enqueues its job, together. @returns false if nothing changed */
function changeAndPlan(
  context: ServiceContext,
  proposalId: string,
  change: (trx: Knex) => Promise<boolean>,
): Promise<boolean> {
  return context.db.transaction(async trx => {
    const isChanged = await change(trx)
    if (isChanged) await planProposal(context, trx, { proposalId })
    return isChanged
  })
}

const closedNow = ({ status }: Proposal) => proposalClosed(status === 'open' ? 'expired' : status)

/** Saves that its page was opened for the first time. Throws `proposal-not-found`. */
export async function noteOpened(
  context: ServiceContext,
  { token, locale }: { token: string; locale?: Locale | undefined },
): Promise<void> {
  const { id, openedAt } = await byToken(context, token)
  if (openedAt !== undefined) return
  const at = context.clock()
  await changeAndPlan(context, id, trx => life.markOpened(trx, { id, at, locale }))
}

interface OtherTimes {
  token: string
  text: string
  client?: string | undefined
  /** The person's time zone, if known. It is saved as the invitee's if theirs is unknown. */
  timeZone?: string | undefined
  /** Their browser's language. It is saved as the invitee's if theirs is a default. */
  locale?: Locale | undefined
}

/**
 * The invitee describes which other times would suit. Throws `invalid-input`, `proposal-closed`,
 * `proposal-not-found`, `mail-limit-reached`.
 */
export async function askForOtherTimes(
  context: ServiceContext,
  { token, text, client, timeZone, locale }: OtherTimes,
): Promise<void> {
  const proposal = await byToken(context, token)
  const { id } = proposal
  const wish = text.trim()
  if (!wish) throw invalidInput([fieldFault('text', 'no-wish')])
  const errors = tooLong('text', wish, maxWishLength)
  if (errors.length > 0) throw invalidInput(errors)
  const at = context.clock()
  const isOpen =
    proposal.expiresAt > at &&
    (await changeAndPlan(context, id, async trx => {
      const subject = proposal.pageId ?? id
      await countMails(context, trx, { client, subject, outsiders: [], userCount: 1 })
      const zone = timeZone !== undefined && isTimeZone(timeZone) ? timeZone : undefined
      return life.saveAskedInstead(trx, { id, text: wish, at, timeZone: zone, locale })
    }))
  if (!isOpen) throw closedNow(proposal)
}

interface OneProposal {
  workspaceId: WorkspaceId
  proposalId: string
}

/**
 * Enqueues a reminder email to the invitee, once. Throws `proposal-not-found`, `proposal-closed`.
 * @returns false if they were reminded before
 */
export async function nudgeInvitee(context: ServiceContext, query: OneProposal): Promise<boolean> {
  const { proposal } = await getProposal(context, query)
  if (proposal.status !== 'open') throw closedNow(proposal)
  const { id } = proposal
  const at = context.clock()
  return changeAndPlan(context, id, trx => life.markNudged(trx, { id, at }))
}

interface AddTimes extends OneProposal {
  /** Epoch ms; times that were proposed already are ignored. */
  starts: readonly number[]
}

/**
 * Adds times to a proposal, under the same link; with holds if the proposal has them. Throws `invalid-input`,
 * `proposal-not-found`, `proposal-closed` and, with holds, `slot-taken`.
 */
export async function addTimes(context: ServiceContext, command: AddTimes): Promise<Proposal> {
  const { proposal } = await getProposal(context, command)
  if (proposal.status !== 'open') throw closedNow(proposal)
  const now = context.clock()
  const added = [...new Set(command.starts)].filter(start => !proposal.slots.includes(start))
  const slots = [...proposal.slots, ...added].sort((a, b) => a - b)
  const errors = tooMany('slots', slots.length, maxProposedTimes)
  if (errors.length > 0) throw invalidInput(errors)
  if (added.some(start => start <= now)) throw invalidInput([fieldFault('slots', 'past-slot')])
  if (added.length > 0) await write(context, { proposal, added, slots })
  return (await getProposal(context, command)).proposal
}

async function write(
  context: ServiceContext,
  more: { proposal: Proposal; added: readonly number[]; slots: readonly number[] },
): Promise<void> {
  const { proposal, added, slots } = more
  const { id } = proposal
  const now = context.clock()
  const isHeld = await life.hasHolds(context.db, id)
  const expiresAt = Math.max(proposal.expiresAt, expiryOf({ slots, isHeld, now }))
  await context.db.transaction(async trx => {
    await lockHosts(trx, { hostIds: [proposal.host.id], now })
    if (!(await life.saveSlots(trx, { id, slots, expiresAt, at: now }))) throw closedNow(proposal)
    if (await life.hasHolds(trx, id)) await holdMore(trx, { proposal, added, expiresAt })
    await planProposal(context, trx, { proposalId: id })
    await planProposal(context, trx, { proposalId: id, at: expiresAt })
  })
}

async function holdMore(
  trx: Knex,
  held: { proposal: Proposal; added: readonly number[]; expiresAt: number },
): Promise<void> {
  const { proposal, added, expiresAt } = held
  const { id: proposalId, workspaceId, pageId, host, durationMinutes } = proposal
  await life.extendHolds(trx, { proposalId, expiresAt })
  for (const startsAt of added)
    await takeHold(trx, {
      workspaceId,
      hostIds: [host.id],
      pageId,
      proposalId,
      startsAt,
      endsAt: startsAt + durationMinutes * 60_000,
      expiresAt,
    })
}
