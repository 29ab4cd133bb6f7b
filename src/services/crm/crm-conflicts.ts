import type { Actor, Meeting } from '../../model/entities.ts'
import { decideCrmConflict, listCrmConflicts } from '../../store/crm/crm-conflicts.ts'
import type { ServiceContext } from '../context.ts'
import { deliverTo } from '../deliveries/enqueue-deliveries.ts'
import type { MeetingCommand } from '../meetings/change-meeting.ts'
import { getMeeting } from '../meetings/find-meeting.ts'
import { type CrmField, type CrmValue, crmFields } from './merge-crm.ts'

/** Whom the record names as host is no field of the merge: a user of ours is looked for behind it. */
type CrmConflictField = CrmField | 'host'

import { alreadyMoved, notFound } from '../problems.ts'
import { labelOf } from './crm-look.ts'

/** A field that was changed here and in the CRM, until a person chooses. */
export interface CrmConflict {
  field: CrmConflictField
  /** The CRM's name. */
  label: string
  ours: CrmValue
  theirs: CrmValue
  /** As the CRM names them. */
  changedBy: string | undefined
  seenAt: number
  /** A canceled meeting takes no time or outcome from there any more. */
  canTake: boolean
}

const isField = (field: string): field is CrmConflictField =>
  field === 'host' || crmFields.some(known => known === field)

/** Open ones, nobody having chosen yet. */
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
 * A person chooses whose value stands; a job then makes it so on both sides. Where the CRM's changed once more
 * meanwhile, that is a conflict of its own. Throws `meeting-not-found`, `not-found`, and `already-moved` where there
 * is nothing left to choose.
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
