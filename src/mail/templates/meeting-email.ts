import { formatDayAndTime } from '../../i18n/format-time.ts'
import { type Messages, messagesIn } from '../../i18n/messages.ts'
import { titleForGuests } from '../../i18n/title-for-guests.ts'
import { withValues } from '../../i18n/with-values.ts'
import { emailKey } from '../../text/email-address.ts'
import { namedAddress } from '../../text/named-address.ts'
import {
  handoverOf,
  headingOf,
  introOf,
  placeReader,
  subjectOf,
  taskOf,
  type Values,
  warningOf,
} from './meeting-email-copy.ts'
import { isOver, type MeetingEmail } from './meeting-email-input.ts'
import { describePlace, describeTime, factsGiven, timeFacts } from './meeting-facts.ts'
import { type Fact, type RenderedEmail, renderEmail } from './render-email.ts'

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
