import type { types } from '@slack/bolt'
import type { Messages } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { openTask } from '../../../src/model/open-task.ts'
import { lateMinutes } from '../../../src/services/meetings/report-late.ts'
import { guestNames } from '../guest-names.ts'
import { meetingName } from '../meeting-name.ts'
import { actions, button, contextLine, plain, quiet, type SlackMessage, section } from '../text.ts'
import { clockIn, dayIn, type Reader } from '../times.ts'
import { callText } from './booked-facts.ts'

interface BeforeParts {
  copy: Messages<'slack/general'>
  notifications: Messages<'slack/notifications'>
  meeting: Meeting
  reader: Reader
  /** The reader's user id. */
  readerId: string
  /** Undefined if there is nothing to join. */
  joinUrl: string | undefined
  /** The last note about a meeting with this guest. */
  note: { at: number; note: string } | undefined
}

const maxNoteLength = 600

const lateMenu = ({ notifications, meeting }: BeforeParts): types.StaticSelect => ({
  type: 'static_select',
  action_id: `late:${meeting.id}`,
  placeholder: plain(notifications.late, 150),
  options: lateMinutes.map(minutes => ({
    text: plain(notifications.lateBy({ count: minutes }), 75),
    value: String(minutes),
  })),
})

/** Ten minutes before the meeting: the last note, the link to join, and a way to notify the guest of a delay. */
export function beforeMessage(parts: BeforeParts): SlackMessage {
  const { copy, notifications, meeting, reader, joinUrl, note } = parts
  const facts = { meeting: meetingName(meeting), time: clockIn(meeting.startsAt, reader) }
  const noted = note && { day: dayIn(note.at, reader), note: quiet(note.note, maxNoteLength) }
  const join =
    joinUrl &&
    button({
      actionId: 'open:join',
      text: copy.join,
      label: `${copy.join} ${meeting.title}`,
      url: joinUrl,
      style: 'primary',
    })
  const guests = guestNames(meeting)
  const task = openTask(meeting)
  const call = callText(meeting, { ...reader, readerId: parts.readerId })
  const guest = quiet(meeting.invitee.name || meeting.invitee.email)
  const elements = [...(join ? [join] : []), ...(meeting.isInvited ? [lateMenu(parts)] : [])]
  return {
    text: notifications.beforeText(facts),
    blocks: [
      section(notifications.before(facts)),
      ...(guests === '' ? [] : [contextLine(`${copy.guests}: ${guests}`)]),
      ...(call ? [section(call)] : []),
      ...(task ? [section(`*${notifications.task[task]({ guest })}*`)] : []),
      ...(noted ? [contextLine(notifications.lastNote(noted))] : []),
      ...(elements.length > 0 ? [actions(elements)] : []),
    ],
  }
}
