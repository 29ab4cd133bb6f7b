import type { CrmMeetingRefs } from '../../crm/contract/crm-provider.ts'
import { messagesIn } from '../../src/i18n/messages.ts'
import { providerName } from '../../src/i18n/outage-text.ts'
import { withOwnOutcomes } from '../../src/i18n/own-outcomes.ts'
import type { Delivered } from '../../src/jobs/delivery-adapter.ts'
import type { Locale, MeetingEventKind, User } from '../../src/model/entities.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { hasEvent } from '../../src/services/calendars/has-event.ts'
import { dealsToChoose } from '../../src/services/crm/choose-deal.ts'
import { findCrmRefs } from '../../src/services/crm/find-crm-refs.ts'
import { readRefs } from '../../src/services/deliveries/read-refs.ts'
import { eventUrl, joinAddress, manageUrl, meetingUrl } from '../../src/services/links.ts'
import { getManageToken } from '../../src/services/meetings/find-meeting.ts'
import { setterOf } from '../../src/services/meetings/setter-of.ts'
import { listWantedNotices, type Notice } from '../../src/services/people/notification-settings.ts'
import { bookedMessage } from '../blocks/meetings/booked.ts'
import type { BookedParts } from '../blocks/meetings/booked-facts.ts'
import { quiet, type SlackMessage } from '../blocks/text.ts'
import {
  editMessage,
  findMarked,
  openDirect,
  type Posted,
  postMarked,
} from '../slack-api/messenger.ts'
import type { MeetingNotification } from './notification.ts'
import { holdsIt, isNewlyTheirs, notifyOfHandover } from './reassigned-message.ts'
import { type SentPost, sentRefs } from './stored-refs.ts'

/** Includes the CRM's data of the meeting; undefined until it is written to the CRM. */
interface CrmNotification extends MeetingNotification {
  crmRefs: CrmMeetingRefs | undefined
}

const refsOf = ({ context, input }: MeetingNotification) =>
  readRefs(context, sentRefs, input.refs) ?? { posts: {} }

/** The notification setting for each kind of change. */
export const noticeOf: Partial<Record<MeetingEventKind, Notice>> = {
  booked: 'booked',
  rescheduled: 'moved',
  canceled: 'canceled',
  declined: 'declined',
}

const clockSkewMs = 60_000

const markOf = (meetingId: string) => ({
  event_type: 'parley_meeting',
  event_payload: { meeting_id: meetingId },
})

const readerOf = ({ timeZone, locale }: User) => ({ timeZone, locale })

/** Notifications due for changes since the last delivery. */
export const newsSince = (
  { events, deliveredRevision = -1 }: MeetingNotification['input'],
  kinds = noticeOf,
): Notice[] =>
  events
    .filter(({ revision }) => revision > deliveredRevision)
    .flatMap(({ kind }) => kinds[kind] ?? [])

/** Whether the person has the meeting's message already, or wants one for the new changes. */
async function isToBeNotified(notification: MeetingNotification, person: User): Promise<boolean> {
  if (refsOf(notification).posts[person.id]) return true
  const wanted = await listWantedNotices(notification.context, person)
  const news = newsSince(notification.input)
  const all: Notice[] = isNewlyTheirs(notification, person) ? [...news, 'booked'] : news
  return all.some(notice => wanted.includes(notice))
}

/** If host and organizer are two people, each sees the name of the other. */
function leadOf({ input }: MeetingNotification, person: User): string | undefined {
  const { hosts } = input.meeting
  const setter = setterOf(input.meeting, input.events)
  const copy = messagesIn(person.locale, 'slack/notifications')
  const isHost = hosts.some(({ id }) => id === person.id)
  if (isHost) return setter && copy.bookedFor({ organizer: quiet(setter.name) })
  return copy.youBooked({ host: hosts.map(({ name }) => quiet(name)).join(', ') })
}

/** Finds the person's message. If a crash lost its reference, the mark identifies it. */
async function findPosted(
  notification: MeetingNotification,
  person: User & { slackUserId: string },
) {
  const { messenger, input } = notification
  const known = refsOf(notification).posts[person.id]
  if (known) return { posted: known, channel: known.channel }
  const channel = await openDirect(messenger, person.slackUserId)
  const since = input.meeting.createdAt - clockSkewMs
  const posted = await findMarked(messenger, { channel, mark: markOf(input.meeting.id), since })
  return { posted, channel }
}

/** Edits the message. If the person has deleted it, posts it again. */
async function bringUpToDate(
  notification: MeetingNotification,
  at: { posted: Posted; message: SlackMessage },
): Promise<Posted> {
  const mark = markOf(notification.input.meeting.id)
  try {
    await editMessage(notification.messenger, { ...at, mark })
    return at.posted
  } catch (error) {
    const isDeleted = error instanceof ProviderError && error.code === 'not-found'
    if (!isDeleted) throw error
    const { channel } = at.posted
    return postMarked(notification.messenger, { channel, message: at.message, mark })
  }
}

type ShownCrm = BookedParts['crm']

/** The CRM data that the message shows. If it changes, the message is edited. */
const shownOf = (refs: CrmMeetingRefs | undefined): string | undefined =>
  refs && JSON.stringify([refs.contactUrl, refs.dealName, refs.openDeals])

/** The record as the message shows it. */
async function findShownCrm(
  { context, input, crmRefs: refs }: CrmNotification,
  locale: Locale,
): Promise<ShownCrm> {
  if (!refs) return undefined
  const crm = await context.crmFor(input.meeting.workspaceId)
  return { name: providerName(locale, crm.id), url: refs.contactUrl, dealName: refs.dealName }
}

/** Address at which the host opens the event; undefined if none of their calendars has it. */
async function eventUrlFor({ context, input: { meeting } }: MeetingNotification, person: User) {
  const isThere = await hasEvent(context, { meetingId: meeting.id, userId: person.id })
  return isThere ? eventUrl(context, meeting.id) : undefined
}

/** A decline is posted as a reply, also below a message that the decline itself caused. */
const sinceOf = ({ meeting: { revision }, events }: MeetingNotification['input']): number =>
  events.at(-1)?.kind === 'declined' ? revision - 1 : revision

async function notifyPerson(
  notification: CrmNotification,
  person: User & { slackUserId: string },
): Promise<SentPost> {
  const { context, messenger, input } = notification
  const { meeting, events } = input
  const { posted, channel } = await findPosted(notification, person)
  const manage = manageUrl(context, await getManageToken(context, meeting.id))
  const { outcomes } = await context.crmChoices(meeting.workspaceId)
  const copy = withOwnOutcomes(messagesIn(person.locale, 'slack/general'), outcomes)
  const message = bookedMessage({
    copy,
    meeting,
    events,
    reader: readerOf(person),
    readerId: person.id,
    urls: {
      join: joinAddress(context, meeting),
      manage,
      open: meetingUrl(context, meeting.id),
      event: await eventUrlFor(notification, person),
    },
    crm: await findShownCrm(notification, person.locale),
    deals: dealsToChoose(meeting, notification.crmRefs),
    lead: leadOf(notification, person),
  })
  const since = refsOf(notification).posts[person.id]?.since ?? sinceOf(input)
  const current = posted
    ? await bringUpToDate(notification, { posted, message })
    : await postMarked(messenger, { channel, message, mark: markOf(meeting.id) })
  return { ...current, since }
}

/** @returns the reference of this person's message; undefined if they have none and get none */
async function postFor(
  notification: CrmNotification,
  person: User & { slackUserId: string },
): Promise<SentPost | undefined> {
  const post = refsOf(notification).posts[person.id]
  if (!holdsIt(notification, person))
    return post && notifyOfHandover(notification, { person, post })
  return (await isToBeNotified(notification, person))
    ? notifyPerson(notification, person)
    : undefined
}

/**
 * Posts one message per meeting and person, and edits it afterwards. Edits it again when the CRM record is
 * available, or when a deal has to be chosen.
 */
export async function notifyOfBooking(
  notification: MeetingNotification,
): Promise<Delivered | 'nothing-to-do'> {
  const { context, input } = notification
  const { meeting, deliveredRevision } = input
  const crmRefs = await findCrmRefs(context, meeting.id)
  const crm = shownOf(crmRefs)
  if (deliveredRevision === meeting.revision && crm === refsOf(notification).crm)
    return 'nothing-to-do'
  const posts: Record<string, { channel: string; ts: string; since: number }> = {}
  for (const person of notification.people) {
    const post = await postFor({ ...notification, crmRefs }, person)
    if (!post) continue
    const { channel, ts, since = meeting.revision } = post
    posts[person.id] = { channel, ts, since }
  }
  return { revision: meeting.revision, refs: { posts, ...(crm ? { crm } : {}) } }
}
