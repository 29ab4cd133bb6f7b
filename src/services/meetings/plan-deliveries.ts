import type { Knex } from 'knex'
import {
  counterOf,
  type DeliveryTarget,
  distinctTargets,
  formatTarget,
} from '../../model/delivery-target.ts'
import type { Meeting, MeetingEventKind } from '../../model/entities.ts'
import { listHostCalendars } from '../../store/calendars/default-calendar.ts'
import { listShownRevisions } from '../../store/deliveries/deliveries.ts'
import { listNotifiedSequences } from '../../store/meetings/mail-recipients.ts'
import type { ServiceContext } from '../context.ts'
import { deliverTo } from '../deliveries/enqueue-deliveries.ts'
import { refreshProposalsBeside } from '../proposals/refresh-proposals.ts'
import { planAppHomesOf } from '../slack/refresh-app-homes.ts'

/** The fields that a plan depends on. */
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
  /** False: no host has connected a calendar, so none is searched for. */
  hasCalendars?: boolean
}

const minuteMs = 60_000
const outcomeAfterMs = 2 * minuteMs
const beforeMs = 10 * minuteMs

type Planner = Pick<ServiceContext, 'jobs' | 'clock' | 'hasSlack'>

type Targets = readonly DeliveryTarget[]

const crm = { kind: 'crm' } as const
const inviteeMail = { kind: 'meeting-mail', audience: 'invitee' } as const
const hostMail = { kind: 'meeting-mail', audience: 'host' } as const
const guestMail = { kind: 'meeting-mail', audience: 'guest' } as const

const targetsOf = ({ hasSlack }: Planner, { guests, isInvited }: PlannedMeeting): Targets => [
  ...(isInvited ? [inviteeMail] : []),
  hostMail,
  ...(isInvited && guests.length > 0 ? [guestMail] : []),
  crm,
  ...(hasSlack ? [{ kind: 'slack-message' } as const] : []),
]

/**
 * A meeting made in a calendar only has to be written to the CRM. A meeting made on a record without an
 * invitation is in the CRM already, and goes to its host's calendar if there is one.
 */
async function wantedOf(planner: Planner, trx: Knex, meeting: PlannedMeeting): Promise<Targets> {
  if (meeting.source === 'calendar') return [crm]
  const hosts = meeting.hasCalendars === false ? [] : await listHostCalendars(trx, meeting.id)
  const isKept = meeting.source === 'record' && !meeting.isInvited
  if (isKept && hosts.length === 0) return [crm]
  const calendars = hosts.map(({ userId }) => ({ kind: 'calendar', userId }) as const)
  return [...targetsOf(planner, meeting), ...calendars]
}

/** Emails and calendars follow what attendees see; all others follow every change. */
async function outdatedTargets(
  trx: Knex,
  meeting: PlannedMeeting,
  wanted: Targets,
): Promise<Targets> {
  if (meeting.revision === 0) return wanted
  const meetingId = meeting.id
  const delivered = await listShownRevisions(trx, { meetingId })
  // A calendar that shows the meeting is updated even if its owner has chosen another one since, or none.
  const shown = delivered.targets.filter(({ kind }) => kind === 'calendar')
  // Guests who were notified before are also notified of their removal.
  const areNotified =
    delivered.of(guestMail) !== undefined ||
    (await listNotifiedSequences(trx, { meetingId, target: guestMail })).size > 0
  const guestTargets = areNotified ? [guestMail] : []
  return distinctTargets([...wanted, ...shown, ...guestTargets]).filter(
    target => (delivered.of(target) ?? -1) < meeting[counterOf(target)],
  )
}

/**
 * Delay of replies to the meeting's message. Edits within two minutes are combined; all other changes are
 * posted at once.
 */
const replyDelaysMs: Partial<Record<MeetingEventKind, number>> = {
  rescheduled: 2 * minuteMs,
  canceled: 2 * minuteMs,
  late: 0,
  declined: 0,
}

interface Due {
  target: DeliveryTarget
  at: number
}

/** Without reminders before the time of the booking, and none for a canceled meeting. */
const remindersOf = ({ reminders, startsAt, createdAt }: PlannedMeeting): Due[] =>
  reminders
    .map(({ minutesBefore }) => ({
      target: { kind: 'reminder', minutesBefore } as const,
      at: startsAt - minutesBefore * minuteMs,
    }))
    .filter(({ at }) => at > createdAt)

const dueAt = (kind: 'slack-upcoming' | 'slack-outcome' | 'outcome-mail', at: number): Due => ({
  target: { kind },
  at,
})

/** People who were never invited get no reminders. */
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
              dueAt('slack-upcoming', meeting.startsAt - beforeMs),
              dueAt('slack-outcome', meeting.endsAt + outcomeAfterMs),
            ]
          : []),
        dueAt('outcome-mail', meeting.endsAt + outcomeAfterMs),
      ].filter(({ at }) => at > now)

/** What Slack shows apart from the meeting's own message. */
async function planSlack(
  context: Planner,
  trx: Knex,
  { meeting, eventKind }: { meeting: PlannedMeeting; eventKind: MeetingEventKind | undefined },
): Promise<void> {
  if (!context.hasSlack) return
  const { id: meetingId, workspaceId } = meeting
  await planAppHomesOf(context, trx, meetingId)
  const common = { workspaceId, subject: { meetingId } }
  if (eventKind === 'outcome')
    await deliverTo(context, trx, { ...common, targets: [{ kind: 'slack-logged' }] })
  const delayMs = eventKind && replyDelaysMs[eventKind]
  if (delayMs === undefined) return
  const startAfter = context.clock() + delayMs
  await deliverTo(context, trx, { ...common, targets: [{ kind: 'slack-changes' }], startAfter })
}

const urgentMails: Partial<Record<MeetingEventKind, Targets>> = {
  late: [{ kind: 'late-mail', audience: 'host' }],
  declined: [{ kind: 'declined-mail' }],
}

/**
 * Writes the deliveries of a change and of its later reminders, in the transaction of the change.
 * Planning twice changes nothing more.
 */
export async function planDeliveries(
  context: Planner,
  trx: Knex,
  meeting: PlannedMeeting,
  eventKind?: MeetingEventKind,
): Promise<void> {
  const { id: meetingId, workspaceId, sequence } = meeting
  const urgent = (eventKind && urgentMails[eventKind]) ?? []
  const wanted = await wantedOf(context, trx, meeting)
  const targets = [...urgent, ...(await outdatedTargets(trx, meeting, wanted))]
  await deliverTo(context, trx, { workspaceId, subject: { meetingId }, targets })
  const isInvited = wanted.includes(inviteeMail)
  const now = context.clock()
  const due = dueLater(context, { meeting, isInvited, now }).map(({ target, at }) => ({
    payload: { meetingId, sequence, target: formatTarget(target) },
    startAfter: at,
  }))
  await context.jobs.enqueue(trx, 'fall-due', due)
  await planSlack(context, trx, { meeting, eventKind })
  await refreshProposalsBeside(context, trx, meetingId)
}
