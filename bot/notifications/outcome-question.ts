import type { Delivered } from '../../src/jobs/delivery-adapter.ts'
import { readRefs } from '../../src/services/deliveries/read-refs.ts'
import { filterWanting } from '../../src/services/people/notification-settings.ts'
import { keepPrompt } from '../../src/services/slack/outcome-prompts.ts'
import { planAppHomes } from '../../src/services/slack/refresh-app-homes.ts'
import { findMarked, type Mark, openDirect, postMarked } from '../slack-api/messenger.ts'
import type { MeetingNotification } from './notification.ts'
import { outcomeShown } from './outcome-message.ts'
import { askedRefs } from './stored-refs.ts'

const quarterHourMs = 15 * 60_000

/** `round`: epoch ms of the previous question; 0 for the first. */
export const outcomeMark = ({ meetingId, round }: { meetingId: string; round: number }): Mark => ({
  event_type: 'parley_outcome',
  event_payload: { meeting_id: meetingId, round },
})

/**
 * Asks the host once for the outcome. "Still going" schedules the question again 15 minutes later. An earlier
 * run is a repeat of the same job.
 */
export async function askOutcome(
  notification: MeetingNotification,
): Promise<Delivered | 'nothing-to-do'> {
  const { context, messenger, input } = notification
  const { meeting, events } = input
  const [host] = await filterWanting(context, { people: notification.people, notice: 'outcome' })
  const isOpen = meeting.status === 'scheduled' && meeting.outcome === 'scheduled'
  if (!host || !isOpen) return 'nothing-to-do'
  const now = context.clock()
  const asked = readRefs(context, askedRefs, input.refs)
  if (asked && now - asked.askedAt < quarterHourMs)
    return { revision: meeting.revision, refs: { askedAt: asked.askedAt } }
  const channel = await openDirect(messenger, host.slackUserId)
  const mark = outcomeMark({ meetingId: meeting.id, round: asked ? asked.askedAt : 0 })
  const since = meeting.endsAt - quarterHourMs
  const earlier = await findMarked(messenger, { channel, mark, since })
  const message = await outcomeShown(context, { meeting, events, reader: host })
  const posted = earlier ?? (await postMarked(messenger, { channel, message, mark }))
  await keepPrompt(context, { ...posted, meetingId: meeting.id, userId: host.id, askedAt: now })
  await planAppHomes(context, context.db, [host.id])
  return { revision: meeting.revision, refs: { askedAt: now } }
}
