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
 * Who last canceled or moved the meeting; empty if nobody did.
 *
 * @param shows `reason`: if every reader may see the reason
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
