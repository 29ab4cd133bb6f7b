import { messagesIn } from '../../../src/i18n/messages.ts'
import type { Meeting, MeetingEvent } from '../../../src/model/entities.ts'
import { maxReasonLength } from '../../../src/model/maximums.ts'
import { actorName } from '../actor-name.ts'
import { meetingName, plainMeetingName } from '../meeting-name.ts'
import { contextLine, header, quiet, type SlackMessage, section } from '../text.ts'
import { type Reader, timeIn } from '../times.ts'

/** Replaces a former host's message: the new host, who reassigned the meeting, and why. */
export function handedOverMessage(
  { title, invitee, startsAt, host }: Meeting,
  { handover, reader }: { handover: MeetingEvent; reader: Reader },
): SlackMessage {
  const copy = messagesIn(reader.locale, 'slack/reassign')
  const time = timeIn(startsAt, reader)
  const text = copy.handed({
    meeting: meetingName({ title, invitee }),
    host: quiet(host.name),
    time,
  })
  const reason = handover.reason ? quiet(handover.reason, maxReasonLength) : ''
  const who = actorName(handover.actor, messagesIn(reader.locale, 'slack/general'))
  return {
    text,
    blocks: [
      header(copy.handedHeader({ meeting: plainMeetingName({ title, invitee }) })),
      section(text),
      contextLine(copy.handedBy({ who, reason, hasReason: Boolean(reason) })),
    ],
  }
}
