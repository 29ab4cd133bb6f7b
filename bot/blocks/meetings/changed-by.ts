import type { Messages } from '../../../src/i18n/messages.ts'
import type { Meeting, MeetingEvent } from '../../../src/model/entities.ts'
import { maxReasonLength } from '../../../src/model/maximums.ts'
import { actorName } from '../actor-name.ts'
import { quiet } from '../text.ts'

interface Changed {
  copy: Messages<'slack/general'>
  meeting: Pick<Meeting, 'status'>
  events: readonly MeetingEvent[]
}

/**
 * Who canceled the meeting or moved it last. Empty where nobody did.
 *
 * @param shows `reason`: where everybody who reads it may know why
 */
export function changedBy({ copy, meeting, events }: Changed, shows: 'reason' | 'actor'): string[] {
  const isCanceled = meeting.status === 'canceled'
  const kind = isCanceled ? 'canceled' : 'rescheduled'
  const last = events.findLast(event => event.kind === kind)
  if (!last) return []
  const who = actorName(last.actor, copy)
  const reason = shows === 'reason' && last.reason ? quiet(last.reason, maxReasonLength) : ''
  return [
    isCanceled
      ? copy.canceledReply({ who, reason, hasReason: Boolean(reason) })
      : copy.movedBy({ who, reason, hasReason: Boolean(reason) }),
  ]
}
