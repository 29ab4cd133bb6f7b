import type { Messages } from '../../../src/i18n/messages.ts'
import type { Meeting, MeetingEvent } from '../../../src/model/entities.ts'
import { meetingName } from '../meeting-name.ts'
import { contextLine, quiet, type SlackMessage, section } from '../text.ts'
import { dateToken, type Reader, timeIn } from '../times.ts'
import { changedBy } from './changed-by.ts'

interface ChannelParts {
  copy: Messages<'slack/general'>
  notifications: Messages<'slack/notifications'>
  meeting: Meeting
  events: readonly MeetingEvent[]
  /** Time zone and language of the workspace. */
  reader: Reader
}

/** The name without the company, since the channel may have readers of another company. */
const publicName = ({ title, invitee: { name } }: Meeting): string =>
  meetingName({ title, invitee: { name: name || '…', email: '' } })

/** A meeting as a channel sees it: no address, answer or reason, and no CRM data. Edited in place. */
export function channelMessage(parts: ChannelParts): SlackMessage {
  const { copy, notifications, meeting, events, reader } = parts
  const time = timeIn(meeting.startsAt, reader)
  const facts = { meeting: publicName(meeting), time }
  const isCanceled = meeting.status === 'canceled'
  const moved = events.findLast(({ kind }) => kind === 'rescheduled')
  const say = isCanceled ? copy.canceledText : moved ? copy.movedText : copy.bookedText
  const text = say(facts)
  const token = dateToken(meeting.startsAt, reader)
  const when = isCanceled ? `~${token}~` : token
  const hosts = meeting.hosts.map(({ name }) => quiet(name, 60)).join(', ')
  const count = meeting.guests.length
  const more = count > 0 ? [notifications.channelMore({ count })] : []
  return {
    text,
    blocks: [
      section(text),
      contextLine(
        [when, notifications.channelBy({ host: hosts }), ...more, meeting.reference].join(' · '),
      ),
      ...changedBy(parts, 'actor').map(contextLine),
    ],
  }
}
