import type { Knex } from 'knex'
import type { Meeting, MeetingEventKind } from '../../model/entities.ts'
import { listHostCalendars } from '../../store/calendars/default-calendar.ts'
import { listDeliveredRevisions } from '../../store/deliveries/deliveries.ts'
import { listToldSequences } from '../../store/meetings/mail-recipients.ts'
import type { ServiceContext } from '../context.ts'
import { deliverTo } from '../deliveries/enqueue-deliveries.ts'
import { refreshOffersBeside } from '../proposals/refresh-proposals.ts'
import { planHomesOf } from '../slack/refresh-app-homes.ts'

/** What a plan depends on. */
type PlannedMeeting = Pick<
  Meeting,
  | 'id'
  | 'workspaceId'
  | 'startsAt'
  | 'endsAt'
  | 'createdAt'
  | 'status'
  | 'reminders'
  | 'revision'
  | 'sequence'
  | 'source'
  | 'isInvited'
> & {
  guests: readonly unknown[]
  /** Where it is known that no host has connected a calendar, none is looked for. */
  hasCalendars?: boolean
}

const minuteMs = 60_000
const outcomeAfterMs = 2 * minuteMs
const beforeMs = 10 * minuteMs

type Planner = Pick<ServiceContext, 'jobs' | 'clock' | 'hasSlack'>

const targetsOf = ({ hasSlack }: Planner, { guests, isInvited }: PlannedMeeting): string[] => [
  ...(isInvited ? ['mail:invitee'] : []),
  'mail:host',
  ...(isInvited && guests.length > 0 ? ['mail:guest'] : []),
  'crm',
  ...(hasSlack ? ['slack:host'] : []),
]

/**
 * What was made in a calendar is known to everybody but the CRM. What was made on a record without an invitation is
 * known there, and stands in its host's calendar where there is one.
 */
async function wantedOf(planner: Planner, trx: Knex, meeting: PlannedMeeting): Promise<string[]> {
  if (meeting.source === 'calendar') return ['crm']
  const hosts = meeting.hasCalendars === false ? [] : await listHostCalendars(trx, meeting.id)
  const isKept = meeting.source === 'record' && !meeting.isInvited
  if (isKept && hosts.length === 0) return ['crm']
  return [...targetsOf(planner, meeting), ...hosts.map(({ userId }) => `calendar:${userId}`)]
}

/** Mail and calendars follow what attendees see; the others follow every change. */
async function newsOf(
  trx: Knex,
  meeting: PlannedMeeting,
  wanted: readonly string[],
): Promise<readonly string[]> {
  if (meeting.revision === 0) return wanted
  const delivered = await listDeliveredRevisions(trx, meeting.id)
  // A calendar that shows the meeting follows it also when its owner has chosen another since, or none.
  const shown = [...delivered.keys()].filter(target => target.startsWith('calendar:'))
  // Guests who were told of it hear also when none is left.
  const guests = { meetingId: meeting.id, target: 'mail:guest' }
  const areTold = delivered.has(guests.target) || (await listToldSequences(trx, guests)).size > 0
  const told = areTold ? [guests.target] : []
  return [...new Set([...wanted, ...shown, ...told])].filter(target => {
    const revision = delivered.get(target) ?? -1
    return revision < (/^(?:mail|calendar):/.test(target) ? meeting.sequence : meeting.revision)
  })
}

/** What is said below the meeting's message: what was changed here once for two minutes of it, the rest at once. */
const saidAfterMs: Partial<Record<MeetingEventKind, number>> = {
  rescheduled: 2 * minuteMs,
  canceled: 2 * minuteMs,
  late: 0,
  declined: 0,
}

interface Due {
  target: string
  at: number
}

/** None that falls before the booking was made, none for a canceled meeting. */
const remindersOf = ({ reminders, startsAt, createdAt }: PlannedMeeting): Due[] =>
  reminders
    .map(({ minutesBefore }) => ({
      target: `reminder:${minutesBefore}`,
      at: startsAt - minutesBefore * minuteMs,
    }))
    .filter(({ at }) => at > createdAt)

/** Who was never invited is reminded of nothing. */
const dueLater = (
  { hasSlack }: Planner,
  { meeting, isInvited, now }: { meeting: PlannedMeeting; isInvited: boolean; now: number },
): Due[] =>
  meeting.status === 'canceled' || meeting.source === 'calendar'
    ? []
    : [
        ...(isInvited ? remindersOf(meeting) : []),
        ...(hasSlack
          ? [
              { target: 'before:slack', at: meeting.startsAt - beforeMs },
              { target: 'outcome:slack', at: meeting.endsAt + outcomeAfterMs },
            ]
          : []),
        { target: 'outcome:mail', at: meeting.endsAt + outcomeAfterMs },
      ].filter(({ at }) => at > now)

/** What people see in Slack beside the meeting's own message. */
async function planSlack(
  context: Planner,
  trx: Knex,
  { meeting, eventKind }: { meeting: PlannedMeeting; eventKind: MeetingEventKind | undefined },
): Promise<void> {
  if (!context.hasSlack) return
  const { id: meetingId, workspaceId } = meeting
  await planHomesOf(context, trx, meetingId)
  const say = { workspaceId, subject: { meetingId } }
  if (eventKind === 'outcome') await deliverTo(context, trx, { ...say, targets: ['logged:slack'] })
  const delayMs = eventKind && saidAfterMs[eventKind]
  if (delayMs === undefined) return
  const startAfter = context.clock() + delayMs
  await deliverTo(context, trx, { ...say, targets: ['slack:changes'], startAfter })
}

/**
 * In the transaction of the change: writes what has to be told where, and when the rest falls due.
 * Planned twice is planned once.
 */
export async function planDeliveries(
  context: Planner,
  trx: Knex,
  meeting: PlannedMeeting,
  eventKind?: MeetingEventKind,
): Promise<void> {
  const { id: meetingId, workspaceId, sequence } = meeting
  const urgent = eventKind === 'late' || eventKind === 'declined' ? [`${eventKind}:host`] : []
  const wanted = await wantedOf(context, trx, meeting)
  const targets = [...urgent, ...(await newsOf(trx, meeting, wanted))]
  await deliverTo(context, trx, { workspaceId, subject: { meetingId }, targets })
  const isInvited = wanted.includes('mail:invitee')
  const now = context.clock()
  const due = dueLater(context, { meeting, isInvited, now }).map(({ target, at }) => ({
    payload: { meetingId, sequence, target },
    startAfter: at,
  }))
  await context.jobs.enqueue(trx, 'fall-due', due)
  await planSlack(context, trx, { meeting, eventKind })
  await refreshOffersBeside(context, trx, meetingId)
}
