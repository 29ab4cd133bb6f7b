import type { VerbWords } from '../../src/i18n/slack/verbs/words.ts'
import type { Meeting } from '../../src/scheduling/entities.ts'
import { guestOf } from './preview.ts'
import { button, contextLine, quiet, type SlackMessage, section } from './text.ts'
import { type Reader, timeIn } from './times.ts'

export type MeetingForm = 'reschedule' | 'cancel'

const mostMeetings = 5

/** Which of several meetings: each with the button that opens its form. */
export function meetingChoice(
  { verbs, reader, form }: { verbs: VerbWords; reader: Reader; form: MeetingForm },
  meetings: readonly Meeting[],
): SlackMessage {
  const text = form === 'cancel' ? verbs.whichCancel : verbs.whichMove
  const rest = meetings.length - mostMeetings
  const lines = meetings.slice(0, mostMeetings).map(({ id, title, invitee, startsAt }) => {
    const time = timeIn(startsAt, reader)
    const label = `${title}, ${time}`
    const choose = button({ actionId: `form:${form}:${id}`, text: '→', label, value: id })
    return section(`*${time}* ${quiet(title)} · ${guestOf(invitee)}`, choose)
  })
  return {
    text,
    blocks: [section(text), ...lines, ...(rest > 0 ? [contextLine(verbs.moreMeetings(rest))] : [])],
  }
}
