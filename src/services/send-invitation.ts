import type { Meeting } from '../scheduling/entities.ts'
import { canReschedule } from '../scheduling/meeting-status.ts'
import { listHostCalendars } from '../store/default-calendar.ts'
import { changeMeeting, type MeetingCommand } from './change-meeting.ts'
import type { ServiceContext } from './context.ts'
import { invalidInput } from './problems.ts'
import { refusalOf } from './refusals.ts'

/** What was made on a record is told of only through its host's calendar: without one nobody hears of it. */
export const canInvite = async (
  { db }: Pick<ServiceContext, 'db'>,
  { id, source }: Pick<Meeting, 'id' | 'source'>,
): Promise<boolean> => source !== 'record' || (await listHostCalendars(db, id)).length > 0

/**
 * Invites everybody to a meeting that was agreed without an invitation: from now on it is told, reminded of, moved
 * and canceled as any other. Who is invited already: no change.
 *
 * Throws `meeting-not-found`, `meeting-ended`, `meeting-canceled`, `invalid-input` (no calendar to invite through).
 */
export const sendInvitation = (
  context: ServiceContext,
  command: MeetingCommand,
): Promise<Meeting> =>
  changeMeeting(context, command, async (meeting, trx) => {
    if (meeting.isInvited) return undefined
    const check = canReschedule(meeting, context.clock())
    if (!check.allowed) throw refusalOf(check.reason)
    if (!(await canInvite({ db: trx }, meeting)))
      throw invalidInput([{ path: 'isInvited', message: 'Connect a calendar to invite through' }])
    return { changes: { isInvited: true }, event: { kind: 'edited' } }
  })
