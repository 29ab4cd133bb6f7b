import type { Knex } from 'knex'
import type { Meeting } from '../../model/entities.ts'
import { deleteOccupanciesOfMeeting } from '../../store/availability/occupancies.ts'
import { insertRemainingOccupancies } from '../../store/availability/refill-time.ts'

/**
 * Under the hosts' lock: the meeting has this time instead. They decided it elsewhere, so no rule is asked; time
 * that another meeting of theirs has stays with that one.
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
