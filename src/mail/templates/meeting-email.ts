import { formatDayAndTime } from '../../i18n/format-time.ts'
import { type Messages, messagesIn } from '../../i18n/messages.ts'
import { titleForGuests } from '../../i18n/title-for-guests.ts'
import { withValues } from '../../i18n/with-values.ts'
import type {
  FormerHost,
  HostName,
  Meeting,
  MeetingEvent,
  MeetingPart,
} from '../../model/entities.ts'
import { openTask } from '../../model/open-task.ts'
import type { MeetingNews } from '../../services/meetings/notification-table.ts'
import { emailKey } from '../../text/email-address.ts'
import { namedAddress } from '../../text/named-address.ts'
import {
  describePlace,
  describeTime,
  factsGiven,
  type PlaceReader,
  type Reader,
  timeFacts,
} from './meeting-facts.ts'
import { type Fact, type RenderedEmail, renderEmail } from './render-email.ts'

export interface Handover {
  before: FormerHost
  after: FormerHost
  /** Who made the change. */
  by: string
}

export interface MeetingEmail {
  news: MeetingNews
  meeting: Meeting
  reader: Reader
  /** The texts for the invitee's side and the host's side differ. */
  side: 'invitee' | 'host'
  /** Invitee's side: invited beside the invitee. */
  isGuest?: boolean | undefined
  /** The reader's address, so that they are not listed as a guest in their own email. */
  readerEmail?: string | undefined
  /** Invitee's side, of a booking: who invites the reader; undefined if they booked it themselves. */
  inviter?: string | undefined
  /** The change that caused the email; undefined for a reminder. */
  change?: MeetingEvent | undefined
  /** The reader made that change. */
  isOwnChange?: boolean | undefined
  /** Host's side: the colleague who scheduled it for the host, if any. */
  setter?: HostName | undefined
  /** Host's side: the reader hosts the meeting, so the host need not be named. */
  isHost?: boolean | undefined
  /** Host's side: another host makes the call. */
  isCoHost?: boolean | undefined
  /** Edited parts since the reader was last notified. */
  changed?: ReadonlySet<MeetingPart> | undefined
  /** Change of host since the reader was last notified. */
  handover?: Handover | undefined
  /** Reminders only. */
  includesDescription?: boolean | undefined
  urls: {
    /** Undefined if there is no call to join. */
    join?: string | undefined
    /** Undefined if the reader may not change the meeting. */
    manage?: string | undefined
    /** Page where the invitee announces a delay. */
    late?: string | undefined
    /** Page where another time can be booked. */
    newTime?: string | undefined
    /** Times that are still available instead of a canceled one. */
    otherTimes?: readonly { startsAt: number; url: string }[] | undefined
    meeting: string
    /** The invitee's record in the CRM. */
    contact: string
    /** Undefined if the reader has no event in their calendar. */
    event?: string | undefined
  }
}

type Values = Readonly<Record<'title' | 'invitee' | 'host' | 'inviter' | 'when', string>>

const subjectOf = ({ news, side, inviter }: MeetingEmail, copy: Messages<'mail'>) => {
  if (news === 'booked' && side === 'host') return copy.hostSubject
  if (news === 'booked') return inviter ? copy.invitedSubject : copy.bookedSubject
  return {
    'set-up': copy.setUpSubject,
    moved: copy.movedSubject,
    updated: copy.updatedSubject,
    uninvited: copy.uninvitedSubject,
    'taken-over': copy.takenOverSubject,
    'handed-over': copy.handedOverSubject,
    'new-host': copy.newHostSubject,
    canceled: copy.canceledSubject,
    reminder: copy.reminderSubject,
  }[news]
}

const headingOf = ({ news, side, inviter }: MeetingEmail, copy: Messages<'mail'>) => {
  if (news === 'booked' && side === 'host') return copy.hostHeading
  if (news === 'booked') return inviter ? copy.invitedHeading : copy.bookedHeading
  return {
    'set-up': copy.setUpHeading,
    moved: copy.movedHeading,
    updated: copy.updatedHeading,
    uninvited: copy.uninvitedHeading,
    'taken-over': copy.takenOverHeading,
    'handed-over': copy.handedOverHeading,
    'new-host': copy.newHostHeading,
    canceled: copy.canceledHeading,
    reminder: copy.reminderHeading,
  }[news]
}

/** The host's calendar could not be read, so the host has to check it. */
const warningOf = ({ side, news, meeting }: MeetingEmail, copy: Messages<'mail'>): string[] =>
  side === 'host' && !isOver(news) && meeting.isUnverified ? [copy.unverified] : []

/** The host's open task, in every email about the meeting while it is scheduled. */
function taskOf({ isHost, news, meeting }: MeetingEmail, values: Values, copy: Messages<'mail'>) {
  const task = isHost && !isOver(news) ? openTask(meeting) : undefined
  if (!task) return []
  return [(task === 'send-link' ? copy.sendLink : copy.askNumber)(values)]
}

const placeReader = ({ side, isHost, isCoHost, isGuest }: MeetingEmail): PlaceReader['reader'] => {
  if (side === 'invitee') return isGuest ? 'other' : 'invitee'
  return isHost && !isCoHost ? 'host' : 'other'
}

/** The edited parts as text: `title and place`. */
function partsOf({ changed, reader }: MeetingEmail, copy: Messages<'mail'>): string {
  const shown = (['title', 'description', 'location'] as const).filter(part => changed?.has(part))
  return new Intl.ListFormat(reader.locale).format(shown.map(part => copy.parts[part]))
}

/** Hosts read who changed the host, others read who comes; a new host reads whose meeting it was. */
function handoverOf({ handover, news, side }: MeetingEmail, copy: Messages<'mail'>): string[] {
  if (!handover || news === 'canceled') return []
  const values = { before: handover.before.name, after: handover.after.name, name: handover.by }
  if (side === 'host') return [copy.reassignedBy(values)]
  return [(news === 'moved' ? copy.newHostMoved : copy.newHost)(values)]
}

/** The hosts' side of a cancellation that proposed other times to the invitee. */
const alsoProposed = ({ side, change, meeting }: MeetingEmail, copy: Messages<'mail'>): string[] =>
  side === 'host' && change?.proposalId !== undefined
    ? [copy.othersOffered({ invitee: meeting.invitee.name })]
    : []

/** Who made the change; hosts also read who scheduled the meeting for them. */
function introOf(email: MeetingEmail, copy: Messages<'mail'>): string[] {
  const { news, side, change, meeting, setter, isHost, isOwnChange } = email
  if (news === 'booked' && side === 'invitee')
    return [copy.bookedIntro({ host: meeting.host.name })]
  if (news === 'booked' && isHost && setter) return [copy.setUpBy({ name: setter.name })]
  if (!change) return []
  const { name } = change.actor
  if (news === 'moved') return [isOwnChange ? copy.movedByYou : copy.movedBy({ name })]
  if (news === 'updated') return [copy.updatedBy({ name, parts: partsOf(email, copy) })]
  if (news !== 'canceled') return []
  const whose = isOwnChange ? copy.canceledByYou : copy.canceledBy({ name })
  return [whose, ...alsoProposed(email, copy)]
}

const isOver = (news: MeetingNews) =>
  news === 'canceled' || news === 'uninvited' || news === 'handed-over'

function whenFacts(email: MeetingEmail, copy: Messages<'mail'>): Fact[] {
  const { meeting, reader, side, change, news } = email
  const other =
    side === 'host'
      ? { name: meeting.invitee.name, timeZone: meeting.timeZone }
      : { name: meeting.host.name, timeZone: meeting.host.timeZone }
  const now = timeFacts(meeting, { reader, other, copy })
  if (isOver(news)) return now.map(fact => ({ ...fact, isPast: true }))
  if (change?.previousStartsAt === undefined || change.previousEndsAt === undefined) return now
  const before = { startsAt: change.previousStartsAt, endsAt: change.previousEndsAt }
  return [{ label: copy.before, value: describeTime(before, reader), isPast: true }, ...now]
}

/** The other people of the meeting, without the reader: guests also read who booked it. */
function alsoInvited({ meeting, side, isGuest, readerEmail }: MeetingEmail): string {
  const { invitee, guests } = meeting
  const others = side === 'invitee' && isGuest ? [invitee, ...guests] : guests
  const own = readerEmail === undefined ? undefined : emailKey(readerEmail)
  return others
    .filter(({ email }) => emailKey(email) !== own)
    .map(namedAddress)
    .join(', ')
}

function personFacts(email: MeetingEmail, copy: Messages<'mail'>): Fact[] {
  const { meeting, side, isHost } = email
  const { invitee, hosts, answers } = meeting
  const hostNames = hosts.map(({ name }) => name).join(', ')
  const also: [string, string] = [copy.guests, alsoInvited(email)]
  if (side === 'invitee') return factsGiven([[copy.who, hostNames], also])
  return factsGiven([
    [copy.host, isHost ? undefined : hostNames],
    [copy.contact, namedAddress(invitee)],
    [copy.phone, invitee.phone],
    [copy.company, invitee.company],
    also,
    ...answers.map(({ label, value }): [string, string] => [label, value]),
  ])
}

/** The reason for a change of host is only shown to colleagues; other reasons are shown to all. */
function reasonOf({ news, meeting, change, side }: MeetingEmail): string | undefined {
  if (news === 'canceled') return meeting.cancelReason
  return change?.kind === 'reassigned' && side === 'invitee' ? undefined : change?.reason
}

/** Times that replace the canceled one, below the canceled meeting. */
function choicesOf({ meeting, reader, urls, news }: MeetingEmail, copy: Messages<'mail'>) {
  const { otherTimes = [] } = urls
  if (news !== 'canceled' || otherTimes.length === 0) return undefined
  const lengthMs = meeting.endsAt - meeting.startsAt
  const links = otherTimes.map(({ startsAt, url }) => ({
    label: describeTime({ startsAt, endsAt: startsAt + lengthMs }, reader),
    url,
  }))
  return { intro: copy.otherTimes, links }
}

function linksOf(email: MeetingEmail, copy: Messages<'mail'>) {
  const { news, side, urls } = email
  if (news === 'uninvited') return []
  const isOn = news !== 'canceled'
  const choices: [string, string | undefined][] = [
    [copy.join, isOn ? urls.join : undefined],
    [copy.late, news === 'reminder' && side === 'invitee' ? urls.late : undefined],
    [copy.reschedule, isOn && side === 'invitee' ? urls.manage : undefined],
    [copy.newTime, !isOn && side === 'invitee' ? urls.newTime : undefined],
    [copy.openMeeting, side === 'host' && news !== 'handed-over' ? urls.meeting : undefined],
    [copy.openContact, side === 'host' && news !== 'handed-over' ? urls.contact : undefined],
    [copy.openEvent, side === 'host' && !isOver(news) ? urls.event : undefined],
  ]
  return choices.flatMap(([label, url]) => (url ? [{ label, url }] : []))
}

/** Confirmation, move, cancellation or reminder, for the invitee's side or the host's. */
export function meetingEmail(email: MeetingEmail): RenderedEmail {
  const { meeting, reader, news, side, inviter = '' } = email
  const copy = messagesIn(reader.locale, 'mail')
  const title = side === 'host' ? meeting.title : titleForGuests(meeting)
  const where = describePlace(meeting, { locale: reader.locale, reader: placeReader(email) })
  const values = {
    title,
    inviter,
    invitee: meeting.invitee.name,
    host: meeting.host.name,
    when: formatDayAndTime(meeting.startsAt, reader.timeZone, reader.locale),
  }
  const isNew =
    ['booked', 'set-up', 'taken-over'].includes(news) || email.changed?.has('description')
  const hasDescription = (isNew && !isOver(news)) || email.includesDescription
  return renderEmail({
    locale: reader.locale,
    subject: subjectOf(email, copy)(values),
    heading: withValues<Values>(headingOf(email, copy), values),
    paragraphs: [
      ...introOf(email, copy),
      ...handoverOf(email, copy),
      ...taskOf(email, values, copy),
      ...warningOf(email, copy),
    ],
    description: hasDescription ? meeting.description : undefined,
    facts: [
      { label: copy.what, value: title },
      ...whenFacts(email, copy),
      ...factsGiven([[copy.where, where]]),
      ...personFacts(email, copy),
      ...factsGiven([
        [copy.reason, reasonOf(email)],
        [copy.reference, meeting.reference],
      ]),
    ],
    choices: choicesOf(email, copy),
    links: linksOf(email, copy),
  })
}
