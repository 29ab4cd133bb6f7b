import type { Locale, ProposalContent, WorkspaceId } from '../../model/entities.ts'
import type { FieldError } from '../../model/field-error.ts'
import {
  maxNameLength,
  maxProposalMessageLength,
  maxProposedTimes,
  maxTitleLength,
} from '../../model/maximums.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import { isEmail } from '../../text/email-address.ts'
import { fieldFault, when } from '../field-fault.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'

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

const maxMinutes = 24 * 60

/** Faults of the command, by field. */
export const proposalFaults = (
  command: ProposeTimes,
  slots: readonly number[],
  now: number,
): FieldError[] => {
  const { invitee, durationMinutes } = command
  const isZone = invitee.timeZone === undefined || isTimeZone(invitee.timeZone)
  const isDuration =
    Number.isInteger(durationMinutes) && durationMinutes >= 5 && durationMinutes <= maxMinutes
  return [
    ...when(!isEmail(invitee.email), fieldFault('invitee.email', 'bad-email')),
    ...when(!isZone, fieldFault('invitee.timeZone', 'bad-zone')),
    ...when(slots.length === 0, fieldFault('slots', 'no-slots')),
    ...when(
      slots.some(start => start <= now),
      fieldFault('slots', 'past-slot'),
    ),
    ...when(
      !isDuration,
      fieldFault('durationMinutes', 'minutes-range', { min: 5, max: maxMinutes }),
    ),
    ...tooMany('slots', slots.length, maxProposedTimes),
    ...tooLong('title', command.title, maxTitleLength),
    ...tooLong('message', command.message, maxProposalMessageLength),
    ...tooLong('invitee.name', invitee.name === invitee.email ? '' : invitee.name, maxNameLength),
  ]
}
