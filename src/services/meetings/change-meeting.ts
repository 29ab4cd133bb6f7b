import type { Knex } from 'knex'
import type { Actor, Meeting, MeetingEvent, WorkspaceId } from '../../model/entities.ts'
import { lockHosts } from '../../store/availability/occupancies.ts'
import { insertMeetingEvent } from '../../store/meetings/meeting-events.ts'
import { findMeeting, lockMeeting } from '../../store/meetings/meetings.ts'
import { type MeetingChanges, updateMeeting } from '../../store/meetings/update-meeting.ts'
import type { ServiceContext } from '../context.ts'
import { alreadyMoved, meetingNotFound } from '../problems.ts'
import { withdrawMoves } from '../proposals/meeting-to-move.ts'
import { editDetail, reachOf } from './changed-parts.ts'
import { getMeeting } from './find-meeting.ts'
import { planDeliveries } from './plan-deliveries.ts'

export interface MeetingCommand {
  workspaceId: WorkspaceId
  meetingId: string
  actor: Actor
}

interface TimeTaken {
  takesTime?: boolean
  otherHostIds?: readonly string[]
}

export type EventDetail = Omit<MeetingEvent, 'meetingId' | 'revision' | 'at' | 'actor'>

/** Proposals to move the meeting are obsolete afterwards. */
const isSettling = ({ kind }: EventDetail) => kind === 'rescheduled' || kind === 'canceled'

/**
 * Locks the meeting and calls `decide` with its present state. If `decide` returns a change, writes the change,
 * its history entry and its deliveries; undefined means that nothing has to change.
 * Changes that take or free the hosts' time have to state it: the hosts are then locked first, together with
 * `otherHostIds`, whose time is taken too.
 */
export async function changeMeeting(
  context: ServiceContext,
  command: MeetingCommand,
  decide: (
    meeting: Meeting,
    trx: Knex,
  ) => Promise<{ changes: MeetingChanges; event: EventDetail } | undefined>,
  { takesTime = false, otherHostIds = [] }: TimeTaken = {},
): Promise<Meeting> {
  const { meetingId, actor } = command
  const { hosts } = await getMeeting(context, command)
  return context.db.transaction(async trx => {
    if (takesTime) {
      const hostIds = [...new Set([...hosts.map(({ id }) => id), ...otherHostIds])]
      await lockHosts(trx, { hostIds, now: context.clock() })
    }
    await lockMeeting(trx, meetingId)
    const meeting = await findMeeting(trx, meetingId)
    if (!meeting) throw meetingNotFound()
    if (takesTime && meeting.host.id !== hosts[0]?.id) throw alreadyMoved()
    const decision = await decide(meeting, trx)
    if (!decision) return meeting
    const { changes } = decision
    const reach = reachOf(meeting, { changes, now: context.clock() })
    const { revision, sequence } = await updateMeeting(trx, meetingId, { changes, reach })
    await insertMeetingEvent(trx, {
      ...editDetail(meeting, changes),
      ...decision.event,
      ...(reach === 'record' ? {} : { sequence }),
      meetingId,
      revision,
      at: context.clock(),
      actor,
    })
    if (isSettling(decision.event)) await withdrawMoves(context, trx, meetingId)
    const changed = await findMeeting(trx, meetingId)
    if (!changed) throw meetingNotFound()
    await planDeliveries(context, trx, changed, decision.event.kind)
    return changed
  })
}
