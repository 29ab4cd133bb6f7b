import type { Actor, Meeting } from '../../model/entities.ts'
import { decideCrmConflict, listCrmConflicts } from '../../store/crm/crm-conflicts.ts'
import type { ServiceContext } from '../context.ts'
import { deliverTo } from '../deliveries/enqueue-deliveries.ts'
import type { MeetingCommand } from '../meetings/change-meeting.ts'
import { getMeeting } from '../meetings/find-meeting.ts'
import { type CrmField, type CrmValue, crmFields } from './merge-crm.ts'

/** The record's owner is not part of the field merge, because it has to be matched to one of our users. */
type CrmConflictField = CrmField | 'host'

import { alreadyMoved, notFound } from '../problems.ts'
import { labelOf } from './crm-look.ts'

/** A field that was changed both here and in the CRM, until a person chooses a value. */
export interface CrmConflict {
  field: CrmConflictField
  /** The CRM's name. */
  label: string
  ours: CrmValue
  theirs: CrmValue
  /** Name of the person, as the CRM has it. */
  changedBy: string | undefined
  seenAt: number
  /** False for the time or outcome of a canceled meeting: these cannot be taken from the CRM any more. */
  canTake: boolean
}

const isField = (field: string): field is CrmConflictField =>
  field === 'host' || crmFields.some(known => known === field)

/** Open conflicts without a decision. */
export async function listOpenConflicts(
  context: Pick<ServiceContext, 'db' | 'crms'>,
  meeting: Pick<Meeting, 'id' | 'status'>,
): Promise<CrmConflict[]> {
  const rows = await listCrmConflicts(context.db, meeting.id)
  return rows.flatMap(({ field, keep, provider, ours, theirs, changedBy, seenAt }) =>
    isField(field) && keep === undefined
      ? [
          {
            field,
            label: labelOf(context, provider),
            ours: ours as CrmValue,
            theirs: theirs as CrmValue,
            changedBy,
            seenAt,
            canTake: meeting.status === 'scheduled',
          },
        ]
      : [],
  )
}

interface ResolveCrmConflict extends MeetingCommand {
  field: string
  keep: string
}

const keeps = { ours: 'ours', theirs: 'theirs' } as const
const isKeep = (keep: string): keep is keyof typeof keeps => keep in keeps

/**
 * Saves which value a person chose; a job then applies it on both sides. If the CRM's value changes again
 * meanwhile, that is a new conflict. Throws `meeting-not-found`, `not-found`, and `already-moved` if the
 * conflict is no longer open.
 */
export async function resolveCrmConflict(
  context: ServiceContext,
  command: ResolveCrmConflict,
): Promise<void> {
  const { field, keep, workspaceId, meetingId } = command
  if (!isKeep(keep)) throw notFound()
  const meeting = await getMeeting(context, command)
  if (keep === 'theirs' && meeting.status !== 'scheduled') throw alreadyMoved()
  const decidedBy: Actor = command.actor
  await context.db.transaction(async trx => {
    if (!(await decideCrmConflict(trx, { meetingId, field, keep, decidedBy }))) throw alreadyMoved()
    await deliverTo(context, trx, {
      workspaceId,
      subject: { meetingId },
      targets: [{ kind: 'crm' }],
    })
  })
}
