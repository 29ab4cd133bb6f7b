import type { CrmShared } from '../../../crm/contract/crm-changes.ts'
import type { Actor, Meeting } from '../../model/entities.ts'
import { isOpen } from '../../model/meeting-status.ts'
import { type CrmConflictRow, listCrmConflicts } from '../../store/crm/crm-conflicts.ts'
import { noteCrmRefs } from '../../store/crm/crm-deliveries.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { type CrmLook, type KeptRefs, labelOf, type Reconciled } from './crm-look.ts'
import { applyCrmChange } from './follow-crm-fields.ts'
import { followHost, type HostVerdict, judgeHost } from './follow-crm-host.ts'
import { followType } from './follow-crm-type.ts'
import { actorOf, conflictText, sharedOfHeld } from './map-crm-meeting.ts'
import { type CrmDecision, type CrmField, isAgreed, mergeCrm } from './merge-crm.ts'
import { readCrmRefs } from './read-crm-refs.ts'
import { keepCrmConflicts } from './save-crm-conflicts.ts'
import { sharedOf } from './to-crm-meeting.ts'

const decisionsOf = (rows: readonly CrmConflictRow[]): Map<CrmField, CrmDecision> =>
  new Map(
    rows.flatMap(({ field, keep, theirs }) =>
      keep ? [[field, { keep, theirs }] as [CrmField, CrmDecision]] : [],
    ),
  )

/**
 * Fields that may be taken from the record. A canceled meeting stays canceled, the calendar decides on time,
 * texts and cancellation of a meeting made there, and no meeting is moved into the past.
 */
function followable(meeting: Meeting, theirs: CrmShared, now: number) {
  const { status, source } = meeting
  return (field: CrmField): boolean => {
    if (status === 'canceled') return false
    if (field === 'outcome')
      return theirs.outcome !== 'canceled' || source !== 'calendar' || !isOpen(meeting, now)
    return source !== 'calendar' && (field !== 'time' || theirs.endsAt > now)
  }
}

/**
 * If the record's first write was never answered: what we tried to write. For old records: the values that
 * agree.
 */
const baseOf = (
  { delivery, meeting }: CrmLook,
  { sent, sending }: Partial<KeptRefs>,
  sides: { ours: CrmShared; theirs: CrmShared },
) => {
  if (sent || sending) return sent ?? sending ?? sides.ours
  return delivery.deliveredRevision === meeting.revision ? sides.ours : sides.theirs
}

/** The person who chose, otherwise the person who changed the record. */
function actorFor(
  context: ServiceContext,
  { crm, held }: CrmLook,
  known: readonly CrmConflictRow[],
): (fields: readonly (CrmField | 'host')[]) => Actor {
  return fields =>
    known.find(({ field, keep }) => keep === 'theirs' && fields.some(one => one === field))
      ?.decidedBy ?? actorOf(held, labelOf(context, crm.id))
}

type Sides = Record<'ours' | 'theirs', CrmShared>

function mergeOf(
  context: ServiceContext,
  look: CrmLook,
  merging: {
    sending: CrmShared | undefined
    before: CrmShared
    sides: Sides
    known: readonly CrmConflictRow[]
  },
) {
  const { sending, before, sides, known } = merging
  return mergeCrm({
    ...sides,
    base: before,
    sending,
    decisions: decisionsOf(known),
    canFollow: followable(look.meeting, sides.theirs, context.clock()),
  })
}

/**
 * Applies changes that were made only on the record, and saves fields that both sides changed as conflicts.
 * Writes nothing to the CRM. Runs under the delivery's lock; running it twice changes nothing more.
 */
export async function reconcileCrm(context: ServiceContext, look: CrmLook): Promise<Reconciled> {
  const { crm, delivery, held } = look
  const { publicUrl } = context
  const refs = readCrmRefs(context, delivery)
  const ours = sharedOf(look.meeting, publicUrl)
  const before = baseOf(look, refs, { ours, theirs: held })
  const sides = { ours, theirs: sharedOfHeld(held, before) }
  const known = await listCrmConflicts(context.db, look.meeting.id)
  const merge = mergeOf(context, look, { sending: refs.sending, before, sides, known })
  const verdict = await judgeHost(context, {
    meeting: look.meeting,
    theirs: held.hostEmail && emailKey(held.hostEmail),
    kept: refs.host,
    decision: known.find(({ field }) => field === 'host'),
    time: merge.follow.includes('time') ? sides.theirs : look.meeting,
  })
  await keepCrmConflicts(context, look, { known, merge, sides, verdict })
  if (!isAgreed(merge.base, before))
    await noteCrmRefs(context.db, delivery.id, { sent: merge.base })
  const actor = actorFor(context, look, known)
  const applied = await applyCrmChange(context, {
    deliveryId: delivery.id,
    meeting: look.meeting,
    isSettled: delivery.deliveredRevision === look.meeting.revision,
    theirs: sides.theirs,
    fields: merge.follow,
    base: merge.base,
    actor,
  })
  const typed = await followType(context, {
    crm,
    deliveryId: delivery.id,
    meeting: applied.meeting,
    theirs: held.meetingType,
    kept: refs.type ?? undefined,
    actor: actor([]),
  })
  const handing = { meeting: typed, deliveryId: delivery.id, actor: actor(['host']) }
  const meeting = await followHost(context, verdict, handing)
  const isHostPending =
    refs.isHostPending === true || (verdict.kind === 'known' && verdict.isPending)
  const { base } = applied
  return {
    meeting,
    base,
    isHostPending,
    conflict: conflictOf(context, look, { fields: merge.conflicts, sides, verdict }),
    isAgreed: isAgreed(sharedOf(meeting, publicUrl), base) && !isHostPending,
  }
}

function conflictOf(
  context: ServiceContext,
  { crm, meeting }: CrmLook,
  { fields, sides, verdict }: { fields: CrmField[]; sides: Sides; verdict: HostVerdict },
): Reconciled['conflict'] {
  const isHostWaiting = verdict.kind === 'conflict'
  if (fields.length === 0 && !isHostWaiting) return undefined
  const { email: ours, timeZone } = meeting.host
  const hosts = isHostWaiting ? { ours, theirs: verdict.theirs } : undefined
  const facts = { fields, hosts, label: labelOf(context, crm.id), timeZone }
  return { fields, isHostWaiting, text: conflictText(sides, facts) }
}
