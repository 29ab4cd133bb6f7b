import { messagesIn } from '../../src/i18n/messages.ts'
import type { Delivered } from '../../src/jobs/delivery-adapter.ts'
import type { Meeting, MeetingEvent, MeetingEventKind, User } from '../../src/model/entities.ts'
import { findStoredRefs } from '../../src/services/deliveries/read-refs.ts'
import { offerTimesUrl } from '../../src/services/links.ts'
import { listWantedNotices } from '../../src/services/people/notification-settings.ts'
import { changeReply } from '../blocks/meetings/booked.ts'
import { actions, button, section } from '../blocks/text.ts'
import { replyOnce } from '../slack-api/messenger.ts'
import { noticeOf } from './meeting-message.ts'
import type { MeetingNotification } from './notification.ts'
import { type SentPost, toldRefs } from './stored-refs.ts'

const ofTime: readonly MeetingEventKind[] = ['rescheduled', 'canceled']
const ofGuest: readonly MeetingEventKind[] = ['late', 'declined']

/**
 * Moves and a cancelation that were gathered are one piece of news: the last, told from where the meeting was before
 * the first. What the guest says of themselves is told each time.
 */
function gather(events: readonly MeetingEvent[]): MeetingEvent[] {
  const changes = events.filter(({ kind }) => ofTime.includes(kind))
  const [first, last] = [changes[0], changes.at(-1)]
  const { previousStartsAt } = first ?? {}
  const change = last && { ...last, ...(previousStartsAt ? { previousStartsAt } : {}) }
  return [...events.filter(({ kind }) => ofGuest.includes(kind)), ...(change ? [change] : [])]
}

/** Below a message that was posted with it already, nothing is said of a change; nobody is told that they are late. */
async function newsFor(
  { context, input }: MeetingNotification,
  { person, post }: { person: User; post: SentPost },
): Promise<MeetingEvent[]> {
  const { events, meeting, deliveredRevision = -1 } = input
  const known = Math.max(deliveredRevision, post.since ?? meeting.revision - 1)
  const wanted = await listWantedNotices(context, person)
  const isTheirs = ({ kind, actor }: MeetingEvent) =>
    kind === 'late' && actor.kind === 'user' && actor.userId === person.id
  const isWanted = ({ kind }: MeetingEvent) => {
    const notice = noticeOf[kind]
    return notice === undefined || wanted.includes(notice)
  }
  const unknown = events.filter(({ revision }) => revision > known)
  return gather(unknown).filter(event => isWanted(event) && !isTheirs(event))
}

/** Other times are offered where the decline is read. */
function offerReply(text: string, { meeting, person }: { meeting: Meeting; person: User }) {
  const copy = messagesIn(person.locale, 'slack/proposals')
  const offer = { actionId: 'offer:times', text: copy.offerTimes, value: meeting.id }
  return { blocks: [section(text), actions([button(offer)])] }
}

async function notifyPerson(
  notification: MeetingNotification,
  { person, post }: { person: User; post: SentPost },
): Promise<void> {
  const { context, messenger, input } = notification
  const { meeting } = input
  for (const event of await newsFor(notification, { person, post })) {
    const text = changeReply(event, {
      copy: messagesIn(person.locale, 'slack/general'),
      reader: person,
      startsAt: meeting.startsAt,
      offerUrl: offerTimesUrl(context, meeting.id),
    })
    const mark = {
      event_type: 'parley_meeting_change',
      event_payload: { meeting_id: meeting.id, revision: event.revision },
    }
    const { channel, ts } = post
    const ask = event.kind === 'declined' ? offerReply(text, { meeting, person }) : {}
    await replyOnce(messenger, { posted: { channel, ts }, text, mark, ...ask })
  }
}

/** Who changed what, and why, below the meeting's message; changes of two minutes are one reply. */
export async function notifyOfChanges(
  notification: MeetingNotification,
): Promise<Delivered | 'nothing-to-do'> {
  const { context, input, people } = notification
  const { meeting } = input
  const stored = await findStoredRefs(context, toldRefs, {
    meetingId: meeting.id,
    target: { kind: 'slack-message' },
  })
  const { posts } = stored ?? { posts: {} }
  for (const person of people) {
    const post = posts[person.id]
    if (post) await notifyPerson(notification, { person, post })
  }
  return { revision: meeting.revision }
}
