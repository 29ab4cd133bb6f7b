import type { Actor, Meeting } from '../../model/entities.ts'
import { canReschedule } from '../../model/meeting-status.ts'
import { listMeetingEvents } from '../../store/meetings/meeting-events.ts'
import type { ServiceContext } from '../context.ts'
import { deliverTo } from '../deliveries/enqueue-deliveries.ts'
import { invalidInput } from '../problems.ts'
import { refusalOf } from '../refusals.ts'
import { changeMeeting, type MeetingCommand } from './change-meeting.ts'

/** How late one may say to be. */
export const lateMinutes = [5, 10, 15] as const

const isGuest = ({ kind }: Actor) => kind === 'invitee'

/**
 * The invitee will be late: the host is told at once, the meeting stays as it is; or the host, and the invitee is
 * told. Said again, or less late than before: no change, so that a link in wrong hands sends a host no more than a
 * mail for each step.
 * Throws `meeting-not-found`, `meeting-ended`, `meeting-canceled`, `invalid-input`.
 */
export async function notifyOfLateness(
  context: ServiceContext,
  command: MeetingCommand & { minutes: number },
): Promise<Meeting> {
  const minutes = lateMinutes.find(known => known === command.minutes)
  if (minutes === undefined)
    throw invalidInput([{ path: 'minutes', message: `Use one of ${lateMinutes.join(', ')}` }])
  return changeMeeting(context, command, async (meeting, trx) => {
    const check = canReschedule(meeting, context.clock())
    if (!check.allowed) throw refusalOf(check.reason)
    if (!meeting.isInvited)
      throw invalidInput([{ path: 'minutes', message: 'The guest was not invited' }])
    const events = await listMeetingEvents(trx, meeting.id)
    const sinceMove = events.slice(events.findLastIndex(({ kind }) => kind === 'rescheduled') + 1)
    const ofSide = sinceMove.filter(({ actor }) => isGuest(actor) === isGuest(command.actor))
    if (ofSide.some(({ lateMinutes: said = 0 }) => said >= minutes)) return undefined
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
