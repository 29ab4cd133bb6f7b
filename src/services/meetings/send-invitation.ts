import type { Meeting } from '../../model/entities.ts'
import { checkOpen } from '../../model/meeting-status.ts'
import type { ServiceContext } from '../context.ts'
import { refusalOf } from '../refusals.ts'
import { changeMeeting, type MeetingCommand } from './change-meeting.ts'

/**
 * Invites all attendees of a meeting that was agreed without an invitation. From now on they get every
 * notification. If they are invited already, nothing changes.
 *
 * Throws `meeting-not-found`, `meeting-ended`, `meeting-canceled`, `outcome-logged`.
 */
export const sendInvitation = (
  context: ServiceContext,
  command: MeetingCommand,
): Promise<Meeting> =>
  changeMeeting(context, command, async meeting => {
    if (meeting.isInvited) return undefined
    const check = checkOpen(meeting, context.clock())
    if (!check.allowed) throw refusalOf(check.reason)
    return { changes: { isInvited: true }, event: { kind: 'edited' } }
  })
