import type { Meeting } from '../../scheduling/entities.ts'
import type { ServiceContext } from '../../services/context.ts'
import { listDeliveredRevisions, queueDeliveries } from '../../store/deliveries.ts'
import { findMeeting } from '../../store/meetings.ts'

const minuteMs = 60_000
const outcomeAfterMs = 2 * minuteMs
/** Mail follows time and status; the others follow every change. */
const followsSequence = (target: string) => target.startsWith('mail:')

const targetsOf = (meeting: Meeting): string[] => [
  'mail:invitee',
  'mail:host',
  ...(meeting.guests.length > 0 ? ['mail:guest'] : []),
  'crm',
  'slack:host',
]

interface Due {
  target: string
  at: number
}

/** None that falls before the booking was made (F67), none for a canceled meeting. */
const remindersOf = (meeting: Meeting): Due[] =>
  meeting.reminders
    .map(({ minutesBefore }) => ({
      target: `reminder:${minutesBefore}`,
      at: meeting.startsAt - minutesBefore * minuteMs,
    }))
    .filter(({ at }) => at > meeting.createdAt)

const dueLater = (meeting: Meeting, now: number): Due[] =>
  meeting.status === 'canceled'
    ? []
    : [
        ...remindersOf(meeting),
        { target: 'outcome:slack', at: meeting.endsAt + outcomeAfterMs },
        { target: 'outcome:mail', at: meeting.endsAt + outcomeAfterMs },
      ].filter(({ at }) => at > now)

/** Writes what has to be told where, and when the rest falls due. May run twice: rows are unique. */
export const makePlanDeliveries =
  (context: ServiceContext) =>
  async ({ meetingId }: { meetingId: string }): Promise<void> => {
    await context.db.transaction(async trx => {
      const meeting = await findMeeting(trx, meetingId)
      if (!meeting) return
      const delivered = await listDeliveredRevisions(trx, meetingId)
      const isNews = (target: string) => {
        const shown = delivered.get(target)
        return (
          shown === undefined ||
          shown < (followsSequence(target) ? meeting.sequence : meeting.revision)
        )
      }
      const targets = targetsOf(meeting).filter(isNews)
      const { workspaceId } = meeting
      const ids = await queueDeliveries(trx, { workspaceId, subject: { meetingId }, targets })
      for (const deliveryId of ids) await context.jobs.enqueue(trx, 'deliver', { deliveryId })
      for (const { target, at } of dueLater(meeting, context.clock()))
        await context.jobs.enqueue(
          trx,
          'fall-due',
          { meetingId, sequence: meeting.sequence, target },
          { startAfter: at },
        )
    })
  }
