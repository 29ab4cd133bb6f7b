import type { Knex } from 'knex'
import type { CrmShared } from '../../../crm/contract/crm-changes.ts'
import type { Actor, Meeting } from '../../model/entities.ts'
import { isOpen } from '../../model/meeting-status.ts'
import { ownReason } from '../../providers/own-reasons.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { forgetAnswers } from '../../store/calendars/own-events.ts'
import { noteCrmRefs } from '../../store/crm/crm-deliveries.ts'
import { advanceDelivery } from '../../store/deliveries/settle-delivery.ts'
import type { MeetingChanges } from '../../store/meetings/update-meeting.ts'
import type { ServiceContext } from '../context.ts'
import { cancellation } from '../meetings/cancel-meeting.ts'
import { changeMeeting, type EventDetail } from '../meetings/change-meeting.ts'
import { outcomeAfterMove, takeDecidedTime } from '../meetings/take-external-time.ts'
import { changesFrom } from './map-crm-meeting.ts'
import { type CrmField, isAgreed, withFields } from './merge-crm.ts'
import { sharedOf } from './to-crm-meeting.ts'

/** Changes of a meeting's record that our side takes over. */
interface CrmChange {
  deliveryId: string
  /** As it was when the record was read. */
  meeting: Meeting
  /** The record had all of our values then. */
  isSettled: boolean
  theirs: CrmShared
  fields: readonly CrmField[]
  /** The record's last known values of the other fields. */
  base: CrmShared
  /** The person who changed these fields. */
  actor(fields: readonly CrmField[]): Actor
}

type Decision = { changes: MeetingChanges; event: EventDetail }

/** The meeting or a decision changed while the record was read, so it is read again. */
export const overtaken = () =>
  new ProviderError({
    provider: 'crm',
    code: 'conflict',
    ...ownReason('meetingChanged'),
  })

/**
 * In the transaction of the change: saves the record's values, and if nothing else is pending, marks the
 * revision as delivered.
 */
async function noteShown(
  context: ServiceContext,
  trx: Knex,
  { change, base, after }: { change: CrmChange; base: CrmShared; after: Meeting },
): Promise<void> {
  await noteCrmRefs(trx, change.deliveryId, { sent: base })
  if (change.isSettled && isAgreed(sharedOf(after, context.publicUrl), base))
    await advanceDelivery(trx, { id: change.deliveryId, revision: after.revision })
}

/**
 * Makes one change of the meeting with its history entry. If the meeting has the value already, only the refs
 * are updated.
 */
async function follow(
  context: ServiceContext,
  change: CrmChange,
  fields: readonly CrmField[],
  decide: (meeting: Meeting, trx: Knex) => Promise<Decision | undefined>,
): Promise<CrmChange> {
  const base = withFields(change.base, change.theirs, fields)
  const { workspaceId, id: meetingId, revision } = change.meeting
  const meeting = await changeMeeting(
    context,
    { workspaceId, meetingId, actor: change.actor(fields) },
    async (known, trx) => {
      if (known.revision !== revision) throw overtaken()
      const decision = await decide(known, trx)
      const after = { ...known, ...decision?.changes, revision: revision + (decision ? 1 : 0) }
      await noteShown(context, trx, { change, base, after: after as Meeting })
      return decision
    },
    { takesTime: true },
  )
  return { ...change, meeting, base }
}

async function takeTexts(context: ServiceContext, change: CrmChange): Promise<CrmChange> {
  const fields = change.fields.filter(field => field !== 'outcome')
  if (fields.length === 0) return change
  const isMoved = fields.includes('time')
  return follow(context, change, fields, async (meeting, trx) => {
    const changes = changesFrom(meeting, change.theirs, fields)
    if (!isMoved) return { changes, event: { kind: 'edited' } }
    await takeDecidedTime(trx, meeting, change.theirs)
    await forgetAnswers(trx, meeting.id)
    const { startsAt: previousStartsAt, endsAt: previousEndsAt } = meeting
    const moved = { startsAt: change.theirs.startsAt, now: context.clock() }
    return {
      changes: { ...changes, ...outcomeAfterMove(meeting, moved) },
      event: { kind: 'rescheduled', previousStartsAt, previousEndsAt },
    }
  })
}

/** A meeting that is over or has an outcome cannot be canceled any more, so only its outcome changes. */
async function takeOutcome(context: ServiceContext, change: CrmChange): Promise<CrmChange> {
  if (!change.fields.includes('outcome')) return change
  const { outcome } = change.theirs
  return follow(context, change, ['outcome'], async (meeting, trx) => {
    if (outcome === 'canceled' && isOpen(meeting, context.clock()))
      return cancellation(trx, meeting, {})
    const event = { kind: 'outcome', outcome, previousOutcome: meeting.outcome } as const
    return { changes: { outcome }, event }
  })
}

/**
 * Changes the meeting like its record. Throws ProviderError `conflict` if somebody else changed it meanwhile.
 */
export const applyCrmChange = async (
  context: ServiceContext,
  change: CrmChange,
): Promise<{ meeting: Meeting; base: CrmShared }> =>
  takeOutcome(context, await takeTexts(context, change))
