import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import type { IntervalList } from '../../../src/scheduling/types.ts'
import { meetingName } from '../meeting-name.ts'
import { button, contextLine, type SlackMessage, section } from '../text.ts'
import { type Reader, timeIn } from '../times.ts'
import { encodeChoice } from './chosen-meeting.ts'

export type MeetingForm = 'reschedule' | 'cancel'

const maxMeetings = 5

interface ChoiceParts {
  verbs: Messages<'slack/verbs'>
  reader: Reader
  form: MeetingForm
  /** The requested times, if any. */
  ranges?: IntervalList | undefined
}

/** Asks which of several meetings is meant: each has a button that opens its form. */
export function meetingChoice(
  { verbs, reader, form, ranges }: ChoiceParts,
  meetings: readonly Meeting[],
): SlackMessage {
  const words = messagesIn(reader.locale, 'slack/general')
  const text = form === 'cancel' ? verbs.whichCancel : verbs.whichMove
  const rest = meetings.length - maxMeetings
  const lines = meetings.slice(0, maxMeetings).map(({ id, title, invitee, startsAt }) => {
    const time = timeIn(startsAt, reader)
    const label = `${words[form]}: ${title}, ${time}`
    const value = encodeChoice({ meetingId: id, ranges })
    const choose = button({ actionId: `form:${form}:${id}`, text: words[form], label, value })
    return section(`*${time}* ${meetingName({ title, invitee })}`, choose)
  })
  return {
    text,
    blocks: [
      section(text),
      ...lines,
      ...(rest > 0 ? [contextLine(verbs.moreMeetings({ count: rest }))] : []),
    ],
  }
}
