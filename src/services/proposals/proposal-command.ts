import type { Locale, ProposalContent, WorkspaceId } from '../../model/entities.ts'
import {
  maxNameLength,
  maxProposalMessageLength,
  maxProposedTimes,
  maxTitleLength,
} from '../../model/maximums.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import { isEmail } from '../../text/email-address.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import type { FieldError } from '../problems.ts'

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
export const nudgeTime = (
  { nudge }: ProposeTimes,
  { now, expiresAt }: { now: number; expiresAt: number },
): number | undefined => {
  const at = expiresAt - dayMs
  return nudge && at >= now + dayMs ? at : undefined
}

/** Faults of the command, by field. */
export const proposalFaults = (
  command: ProposeTimes,
  slots: readonly number[],
  now: number,
): FieldError[] => {
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
