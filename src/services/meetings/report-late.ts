import type { Actor, Meeting } from '../../model/entities.ts'
import { checkOpen } from '../../model/meeting-status.ts'
import { listMeetingEvents } from '../../store/meetings/meeting-events.ts'
import type { ServiceContext } from '../context.ts'
import { deliverTo } from '../deliveries/enqueue-deliveries.ts'
import { fieldFault } from '../field-fault.ts'
import { invalidInput } from '../problems.ts'
import { refusalOf } from '../refusals.ts'
import { changeMeeting, type MeetingCommand } from './change-meeting.ts'

/** Choices of how late a person will be. */
export const lateMinutes = [5, 10, 15] as const

const isGuest = ({ kind }: Actor) => kind === 'invitee'

/**
 * Notifies the host at once that the invitee will be late, or the other way round; the meeting stays unchanged.
 * The same or a shorter delay again changes nothing, so a link in wrong hands causes at most one email per
 * step.
 * Throws `meeting-not-found`, `meeting-ended`, `meeting-canceled`, `outcome-logged`, `invalid-input`.
 */
export async function notifyOfLateness(
  context: ServiceContext,
  command: MeetingCommand & { minutes: number },
): Promise<Meeting> {
  const minutes = lateMinutes.find(known => known === command.minutes)
  if (minutes === undefined)
    throw invalidInput([
      fieldFault('minutes', 'minutes-of-list', { allowed: lateMinutes.join(', ') }),
    ])
  return changeMeeting(context, command, async (meeting, trx) => {
    const check = checkOpen(meeting, context.clock())
    if (!check.allowed) throw refusalOf(check.reason)
    if (!meeting.isInvited) throw invalidInput([fieldFault('minutes', 'guest-not-invited')])
    const events = await listMeetingEvents(trx, meeting.id)
    const sinceMove = events.slice(events.findLastIndex(({ kind }) => kind === 'rescheduled') + 1)
    const ofSide = sinceMove.filter(({ actor }) => isGuest(actor) === isGuest(command.actor))
    if (ofSide.some(({ lateMinutes: reported = 0 }) => reported >= minutes)) return undefined
    if (!isGuest(command.actor)) {
      const { workspaceId, meetingId } = command
      await deliverTo(context, trx, {
        workspaceId,
        subject: { meetingId },
        targets: [{ kind: 'late-mail', audience: 'guest' }],
      })
    }
    return { changes: {}, event: { kind: 'late', lateMinutes: minutes } }
  })
}
