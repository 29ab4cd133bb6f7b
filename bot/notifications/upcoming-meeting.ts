import { messagesIn } from '../../src/i18n/messages.ts'
import type { Delivered } from '../../src/jobs/delivery-adapter.ts'
import { joinAddress } from '../../src/services/links.ts'
import { findLastNote } from '../../src/services/meetings/last-note.ts'
import { filterWanting } from '../../src/services/people/notification-settings.ts'
import { beforeMessage } from '../blocks/meetings/before.ts'
import { findMarked, openDirect, postMarked } from '../slack-api/messenger.ts'
import type { MeetingNotification } from './notification.ts'

const minuteMs = 60_000
const earliestMs = 11 * minuteMs

/** Skips a start time that has changed meanwhile. */
function isDue({ context, input }: MeetingNotification): boolean {
  const { meeting, deliveredRevision = -1 } = input
  const untilMs = meeting.startsAt - context.clock()
  const isAhead = untilMs > 0 && untilMs <= earliestMs
  return meeting.status === 'scheduled' && isAhead && deliveredRevision < meeting.timeSequence
}

/** Notifies once per start time, ten minutes before. Skips canceled meetings and those that have begun. */
export async function notifyBefore(
  notification: MeetingNotification,
): Promise<Delivered | 'nothing-to-do'> {
  const { context, messenger, input } = notification
  const { meeting } = input
  if (!isDue(notification)) return 'nothing-to-do'
  const people = await filterWanting(context, { people: notification.people, notice: 'before' })
  if (people.length === 0) return 'nothing-to-do'
  const note = await findLastNote(context, meeting)
  const mark = {
    event_type: 'parley_before',
    event_payload: { meeting_id: meeting.id, sequence: meeting.timeSequence },
  }
  for (const person of people) {
    const channel = await openDirect(messenger, person.slackUserId)
    const since = meeting.startsAt - earliestMs
    if (await findMarked(messenger, { channel, mark, since })) continue
    const message = beforeMessage({
      copy: messagesIn(person.locale, 'slack/general'),
      notifications: messagesIn(person.locale, 'slack/notifications'),
      meeting,
      reader: person,
      readerId: person.id,
      joinUrl: joinAddress(context, meeting),
      note,
    })
    await postMarked(messenger, { channel, message, mark })
  }
  return { revision: meeting.timeSequence }
}
