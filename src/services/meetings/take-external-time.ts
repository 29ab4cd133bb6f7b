import type { Knex } from 'knex'
import type { Meeting } from '../../model/entities.ts'
import { isSettled } from '../../model/meeting-status.ts'
import { deleteOccupanciesOfMeeting } from '../../store/availability/occupancies.ts'
import { insertRemainingOccupancies } from '../../store/availability/refill-time.ts'
import type { MeetingChanges } from '../../store/meetings/update-meeting.ts'

/**
 * Changes the meeting's time, under the hosts' lock. The time was decided outside Parley, so no rules apply;
 * time that another of their meetings has stays with that one.
 */
export async function takeDecidedTime(
  trx: Knex,
  meeting: Meeting,
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
): Promise<void> {
  const hostIds = meeting.hosts.map(({ id }) => id)
  await deleteOccupanciesOfMeeting(trx, meeting.id)
  await insertRemainingOccupancies(trx, {
    workspaceId: meeting.workspaceId,
    hostIds,
    meetingId: meeting.id,
    start: startsAt,
    end: endsAt,
  })
}

/**
 * The outcome of a meeting that was moved outside Parley. If one that was held or missed is moved to a later time, it
 * takes place then: it is scheduled again, so that it can be moved, canceled and get an outcome.
 */
export const outcomeAfterMove = (
  meeting: Meeting,
  { startsAt, now }: { startsAt: number; now: number },
): Pick<MeetingChanges, 'outcome'> =>
  isSettled(meeting) && startsAt > now ? { outcome: 'scheduled' } : {}
