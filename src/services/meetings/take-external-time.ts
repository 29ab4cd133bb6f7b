import type { Knex } from 'knex'
import type { Meeting } from '../../model/entities.ts'
import { deleteOccupanciesOfMeeting } from '../../store/availability/occupancies.ts'
import { insertRemainingOccupancies } from '../../store/availability/refill-time.ts'

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
