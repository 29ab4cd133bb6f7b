import { messagesIn } from '../../src/i18n/messages.ts'
import type { Delivered } from '../../src/jobs/delivery-adapter.ts'
import type { Meeting, MeetingEvent, MeetingEventKind, User } from '../../src/model/entities.ts'
import { findStoredRefs } from '../../src/services/deliveries/read-refs.ts'
import { proposeTimesUrl } from '../../src/services/links.ts'
import { listWantedNotices } from '../../src/services/people/notification-settings.ts'
import { changeReply } from '../blocks/meetings/booked.ts'
import { actions, button, section } from '../blocks/text.ts'
import { replyOnce } from '../slack-api/messenger.ts'
import { noticeOf } from './meeting-message.ts'
import type { MeetingNotification } from './notification.ts'
import { type SentPost, sentRefs } from './stored-refs.ts'

const ofTime: readonly MeetingEventKind[] = ['rescheduled', 'canceled']
const ofGuest: readonly MeetingEventKind[] = ['late', 'declined']

/**
 * Combines moves and a cancellation into one: the last, with the time before the first. Messages from the guest
 * are kept separately.
 */
function gather(events: readonly MeetingEvent[]): MeetingEvent[] {
  const changes = events.filter(({ kind }) => ofTime.includes(kind))
  const [first, last] = [changes[0], changes.at(-1)]
  const { previousStartsAt } = first ?? {}
  const change = last && { ...last, ...(previousStartsAt ? { previousStartsAt } : {}) }
  return [...events.filter(({ kind }) => ofGuest.includes(kind)), ...(change ? [change] : [])]
}

/** Skips changes that the posted message already shows, and a person's own report of being late. */
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

/** Proposes other times below a decline. */
function proposeReply(text: string, { meeting, person }: { meeting: Meeting; person: User }) {
  const copy = messagesIn(person.locale, 'slack/proposals')
  const propose = { actionId: 'propose:others', text: copy.proposeTimes, value: meeting.id }
  return { blocks: [section(text), actions([button(propose)])] }
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
      proposeUrl: proposeTimesUrl(context, meeting.id),
    })
    const mark = {
      event_type: 'parley_meeting_change',
      event_payload: { meeting_id: meeting.id, revision: event.revision },
    }
    const { channel, ts } = post
    const ask = event.kind === 'declined' ? proposeReply(text, { meeting, person }) : {}
    await replyOnce(messenger, { posted: { channel, ts }, text, mark, ...ask })
  }
}

/**
 * Posts who changed what, and why, as a reply to the meeting's message. Changes within two minutes share one
 * reply.
 */
export async function notifyOfChanges(
  notification: MeetingNotification,
): Promise<Delivered | 'nothing-to-do'> {
  const { context, input, people } = notification
  const { meeting } = input
  const stored = await findStoredRefs(context, sentRefs, {
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
