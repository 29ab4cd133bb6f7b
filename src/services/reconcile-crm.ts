import type { CrmHeldMeeting, CrmShared } from '../../crm/crm-held.ts'
import type { CrmMeetingRefs, CrmProvider } from '../../crm/crm-provider.ts'
import type { Actor, Meeting } from '../scheduling/entities.ts'
import {
  type CrmConflictRow,
  listCrmConflicts,
  replaceCrmConflicts,
} from '../store/crm-conflicts.ts'
import { type CrmNotes, noteCrmRefs } from '../store/crm-deliveries.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { ServiceContext } from './context.ts'
import { actorOf, conflictWords, sharedOfHeld } from './crm-words.ts'
import { applyCrmChange } from './follow-crm-fields.ts'
import {
  type CrmDecision,
  type CrmField,
  type CrmMerge,
  fieldOf,
  isAgreed,
  mergeCrm,
} from './merge-crm.ts'
import { sharedOf } from './to-crm-meeting.ts'

/** What we keep of a record. */
export type KeptRefs = CrmMeetingRefs &
  CrmNotes & {
    /** What we meant to write when no answer came. */
    sending?: CrmShared
    /** Epoch ms. */
    sendingAt?: number
  }

export interface CrmLook {
  crm: CrmProvider
  delivery: Delivery
  meeting: Meeting
  held: CrmHeldMeeting
}

export interface Reconciled {
  /** As it is after following. */
  meeting: Meeting
  /** What the record is known to have. */
  base: CrmShared
  /** What waits for a person, in words; undefined: nothing. */
  conflict: { fields: readonly CrmField[]; words: string } | undefined
  /** Our side has nothing that the record has not. */
  isAgreed: boolean
}

export const labelOf = ({ crms }: Pick<ServiceContext, 'crms'>, provider: string): string =>
  crms.find(({ id }) => id === provider)?.label ?? provider

const decisionsOf = (rows: readonly CrmConflictRow[]): Map<CrmField, CrmDecision> =>
  new Map(
    rows.flatMap(({ field, keep, theirs }) =>
      keep ? [[field, { keep, theirs }] as [CrmField, CrmDecision]] : [],
    ),
  )

/**
 * A canceled meeting stays canceled; one that was made in a calendar has its time and words from there; and none
 * is moved into the past, where nobody could come.
 */
function followable({ status, source }: Meeting, theirs: CrmShared, now: number) {
  return (field: CrmField): boolean => {
    if (status === 'canceled') return false
    if (field === 'outcome') return true
    return source !== 'calendar' && (field !== 'time' || theirs.endsAt > now)
  }
}

const conflictRows = (
  {
    fields,
    sides,
  }: { fields: readonly CrmField[]; sides: Record<'base' | 'ours' | 'theirs', CrmShared> },
  seen: { provider: string; changedBy: string | undefined; seenAt: number },
) =>
  fields.map(field => ({
    ...seen,
    field,
    base: fieldOf(sides.base, field),
    ours: fieldOf(sides.ours, field),
    theirs: fieldOf(sides.theirs, field),
  }))

/** Of a record whose first writing was never answered, what we meant to write; of old ones, what is settled. */
const baseOf = ({ delivery, meeting }: CrmLook, sides: { ours: CrmShared; theirs: CrmShared }) => {
  const { sent, sending } = (delivery.refs ?? {}) as Partial<KeptRefs>
  if (sent || sending) return sent ?? sending ?? sides.ours
  return delivery.deliveredRevision === meeting.revision ? sides.ours : sides.theirs
}

/** The rows are kept before anything is followed: a person sees what waits, whatever happens next. */
async function keepConflicts(
  context: ServiceContext,
  { crm, meeting, held }: CrmLook,
  {
    known,
    merge,
    sides,
  }: {
    known: readonly CrmConflictRow[]
    merge: CrmMerge
    sides: Record<'ours' | 'theirs', CrmShared>
  },
): Promise<void> {
  const fields = merge.conflicts
  if (known.length === 0 && fields.length === 0) return
  const seen = { provider: crm.id, changedBy: held.changedBy, seenAt: context.clock() }
  const rows = conflictRows({ fields, sides: { ...sides, base: merge.base } }, seen)
  await context.db.transaction(trx => replaceCrmConflicts(trx, meeting.id, rows))
}

/** The person who chose, else whoever changed it there. */
function actorFor(
  context: ServiceContext,
  { crm, held }: CrmLook,
  known: readonly CrmConflictRow[],
): (fields: readonly CrmField[]) => Actor {
  return fields =>
    known.find(({ field, keep }) => keep === 'theirs' && fields.some(one => one === field))
      ?.decidedBy ?? actorOf(held, labelOf(context, crm.id))
}

/**
 * Lets our side follow what was changed on the record alone, and keeps what both sides changed for a person.
 * Writes nothing to the CRM. Under the delivery's lock; done twice it changes nothing.
 */
export async function reconcileCrm(context: ServiceContext, look: CrmLook): Promise<Reconciled> {
  const { delivery, held } = look
  const { publicUrl } = context
  const ours = sharedOf(look.meeting, publicUrl)
  const before = baseOf(look, { ours, theirs: held })
  const theirs = sharedOfHeld(held, before)
  const known = await listCrmConflicts(context.db, look.meeting.id)
  const { sending } = (delivery.refs ?? {}) as Partial<KeptRefs>
  const merge = mergeCrm({
    base: before,
    sending,
    ours,
    theirs,
    decisions: decisionsOf(known),
    canFollow: followable(look.meeting, theirs, context.clock()),
  })
  await keepConflicts(context, look, { known, merge, sides: { ours, theirs } })
  const isSettled = delivery.deliveredRevision === look.meeting.revision
  if (!isAgreed(merge.base, before))
    await noteCrmRefs(context.db, delivery.id, { sent: merge.base })
  const actor = actorFor(context, look, known)
  const { meeting, base } = await applyCrmChange(context, {
    deliveryId: delivery.id,
    meeting: look.meeting,
    isSettled,
    theirs,
    fields: merge.follow,
    base: merge.base,
    actor,
  })
  const fields = merge.conflicts
  const told = { fields, label: labelOf(context, look.crm.id), timeZone: meeting.host.timeZone }
  return {
    meeting,
    base,
    conflict:
      fields.length > 0 ? { fields, words: conflictWords({ ours, theirs }, told) } : undefined,
    isAgreed: isAgreed(sharedOf(meeting, publicUrl), base),
  }
}
