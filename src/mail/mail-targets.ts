import { mailWords } from '../i18n/mail/mail-words.ts'
import type { Delivered, DeliveryInput, DeliveryTarget } from '../jobs/delivery-target.ts'
import type { HostName, Meeting, User } from '../scheduling/entities.ts'
import type { ServiceContext } from '../services/context.ts'
import { getManageToken } from '../services/find-meeting.ts'
import { getProposalToken } from '../services/find-proposal.ts'
import {
  joinUrl,
  manageUrl,
  meetingUrl,
  pageUrl,
  proposalUrl,
  recordsUrl,
} from '../services/links.ts'
import { findPageById } from '../store/pages.ts'
import { findUserById } from '../store/users.ts'
import { makeInvite } from './invite.ts'
import type { Mailbox, Mailer } from './mailer.ts'
import { describePlace, type Reader } from './templates/meeting-facts.ts'
import { type MeetingLetter, type MeetingNews, meetingLetter } from './templates/meeting-letter.ts'
import { outcomeLetter, proposalLetter } from './templates/other-letters.ts'

export interface MailParts {
  mailer: Mailer
  context: Pick<ServiceContext, 'db' | 'cipher' | 'publicUrl' | 'clock'>
}

type Outcome = Promise<Delivered | 'nothing-to-do'>
const minuteMs = 60_000

/** What there is to tell, from what is true now and what was told last. */
export function newsOf({
  meeting,
  deliveredRevision,
}: {
  meeting: Meeting
  deliveredRevision: number | undefined
}): MeetingNews | undefined {
  if (deliveredRevision === meeting.sequence) return undefined
  if (meeting.status === 'canceled') return 'canceled'
  return deliveredRevision === undefined ? 'booked' : 'moved'
}

const changeBehind = ({ events }: DeliveryInput, news: MeetingNews) => {
  const kind = news === 'moved' ? 'rescheduled' : news
  return events.findLast(event => event.kind === kind)
}

async function urlsOf({ context }: MailParts, meeting: Meeting): Promise<MeetingLetter['urls']> {
  return {
    join: joinUrl(context, meeting.id),
    manage: manageUrl(context, await getManageToken(context, meeting.id)),
    newTime: meeting.pageSlug && pageUrl(context, meeting.pageSlug),
    meeting: meetingUrl(context, meeting.id),
    records: recordsUrl(context),
  }
}

async function inviteFor({ context }: MailParts, meeting: Meeting) {
  const { workspaceId, pageId } = meeting
  const found = pageId ? await findPageById(context.db, { workspaceId, pageId }) : undefined
  // Everybody invited reads this description: the page decides whether they may all change the meeting.
  const hasLinks = found?.page.hasManageLinks ?? false
  const url = hasLinks ? manageUrl(context, await getManageToken(context, meeting.id)) : undefined
  const isVideo = meeting.location.kind === 'video'
  const place = isVideo
    ? joinUrl(context, meeting.id)
    : describePlace(meeting, mailWords(meeting.locale))
  return makeInvite({ meeting, place, manageUrl: url })
}

interface Recipient {
  to: Mailbox
  reader: Reader
  side: 'invitee' | 'host'
  mayManage: boolean
}

async function readerOf({ context }: MailParts, host: HostName): Promise<Reader> {
  const user: User | undefined = await findUserById(context.db, host.id)
  return { locale: user?.locale ?? 'en', timeZone: host.timeZone }
}

async function recipientsOf(
  parts: MailParts,
  target: string,
  meeting: Meeting,
): Promise<Recipient[]> {
  const { locale, timeZone, invitee, guests, hosts, organizer } = meeting
  if (target === 'mail:host') {
    const people = new Map([...hosts, organizer].map(person => [person.id, person]))
    const toHost = async (host: HostName): Promise<Recipient> => ({
      to: host,
      reader: await readerOf(parts, host),
      side: 'host',
      mayManage: false,
    })
    return Promise.all([...people.values()].map(toHost))
  }
  const reader = { locale, timeZone }
  if (target === 'mail:guest')
    return guests.map(guest => ({ to: guest, reader, side: 'invitee', mayManage: false }))
  return [{ to: invitee, reader, side: 'invitee', mayManage: true }]
}

async function tellOfMeeting(parts: MailParts, input: DeliveryInput): Outcome {
  const { meeting, target, deliveredRevision } = input
  const news = meeting && newsOf({ meeting, deliveredRevision })
  if (!meeting || !news) return 'nothing-to-do'
  const urls = await urlsOf(parts, meeting)
  const calendar = await inviteFor(parts, meeting)
  const change = changeBehind(input, news)
  for (const { to, reader, side, mayManage } of await recipientsOf(parts, target, meeting)) {
    const allowed = mayManage ? urls : { ...urls, manage: undefined }
    await parts.mailer.send({
      key: `${meeting.id}:${target}:${meeting.sequence}:${to.email.toLowerCase()}`,
      to,
      replyTo: side === 'host' ? meeting.invitee : meeting.host,
      ...meetingLetter({ news, meeting, reader, side, change, urls: allowed }),
      calendar,
    })
  }
  return { revision: meeting.sequence }
}

/** Never of a canceled meeting, one that began, or a time that is no longer this far away (F67). */
async function remind(
  parts: MailParts,
  { meeting, target, deliveredRevision }: DeliveryInput,
): Outcome {
  if (meeting?.status !== 'scheduled' || deliveredRevision === meeting.sequence)
    return 'nothing-to-do'
  const now = parts.context.clock()
  const minutesBefore = Number(target.slice('reminder:'.length))
  const isTooEarly = now < meeting.startsAt - (minutesBefore + 1) * minuteMs
  const reminder = meeting.reminders.find(each => each.minutesBefore === minutesBefore)
  if (!reminder || isTooEarly || now >= meeting.startsAt) return 'nothing-to-do'
  await parts.mailer.send({
    key: `${meeting.id}:${target}:${meeting.sequence}`,
    to: meeting.invitee,
    replyTo: meeting.host,
    ...meetingLetter({
      news: 'reminder',
      meeting,
      reader: { locale: meeting.locale, timeZone: meeting.timeZone },
      side: 'invitee',
      includesDescription: reminder.includeDescription,
      urls: await urlsOf(parts, meeting),
    }),
  })
  return { revision: meeting.sequence }
}

async function propose(
  { mailer, context }: MailParts,
  { proposal, deliveredRevision }: DeliveryInput,
): Outcome {
  const isOpen = proposal?.status === 'open' && proposal.expiresAt > context.clock()
  if (!proposal || !isOpen || deliveredRevision !== undefined) return 'nothing-to-do'
  const url = proposalUrl(context, await getProposalToken(context, proposal.id))
  await mailer.send({
    key: `${proposal.id}:proposal:mail`,
    to: proposal.invitee,
    replyTo: proposal.organizer,
    ...proposalLetter({ proposal, url }),
  })
  return { revision: 0 }
}

/** Hosts who are in Slack are asked there. */
async function askOutcome(
  parts: MailParts,
  { meeting, deliveredRevision }: DeliveryInput,
): Outcome {
  const isOpen = meeting?.status === 'scheduled' && meeting.outcome === 'scheduled'
  if (!meeting || !isOpen || deliveredRevision === meeting.sequence) return 'nothing-to-do'
  if (meeting.endsAt > parts.context.clock()) return 'nothing-to-do'
  const host = await findUserById(parts.context.db, meeting.host.id)
  if (!host || host.slackUserId) return 'nothing-to-do'
  await parts.mailer.send({
    key: `${meeting.id}:outcome:mail:${meeting.sequence}`,
    to: host,
    ...outcomeLetter({ meeting, reader: host, url: meetingUrl(parts.context, meeting.id) }),
  })
  return { revision: meeting.sequence }
}

/** Everything that is told by mail of meetings and proposals. */
export const mailTargets = (parts: MailParts): DeliveryTarget[] => [
  {
    matches: target => ['mail:invitee', 'mail:host', 'mail:guest'].includes(target),
    deliver: input => tellOfMeeting(parts, input),
  },
  { matches: target => /^reminder:\d+$/.test(target), deliver: input => remind(parts, input) },
  { matches: target => target === 'proposal:mail', deliver: input => propose(parts, input) },
  { matches: target => target === 'outcome:mail', deliver: input => askOutcome(parts, input) },
]
