import { fill } from '../../i18n/fill.ts'
import { formatDayAndTime } from '../../i18n/format-time.ts'
import { type MailWords, mailWords } from '../../i18n/mail/mail-words.ts'
import type { FormerHost, Meeting, MeetingEvent, MeetingPart } from '../../scheduling/entities.ts'
import { describePlace, describeTime, factsGiven, type Reader, timeFacts } from './meeting-facts.ts'
import { type Fact, type RenderedLetter, renderLetter } from './render-letter.ts'

export type MeetingNews =
  | 'booked'
  | 'moved'
  | 'updated'
  | 'canceled'
  | 'uninvited'
  | 'reminder'
  /** To the new host, to the one before, and to everybody else. */
  | 'taken-over'
  | 'handed-over'
  | 'new-host'

export interface Handover {
  before: FormerHost
  after: FormerHost
  /** Who did it. */
  by: string
}

export interface MeetingLetter {
  news: MeetingNews
  meeting: Meeting
  reader: Reader
  /** What the invitee's side and the host's side are told differs. */
  side: 'invitee' | 'host'
  /** The change that is told of; none for a reminder. */
  change?: MeetingEvent | undefined
  /** What was edited since they were told last. */
  changed?: ReadonlySet<MeetingPart> | undefined
  /** Who gave it away since they were told last, and who took it. */
  handover?: Handover | undefined
  /** Reminders only. */
  includesDescription?: boolean | undefined
  urls: {
    /** Undefined where there is nothing to join. */
    join?: string | undefined
    /** Undefined for who may not change the meeting. */
    manage?: string | undefined
    /** Where the invitee says that they will be late. */
    late?: string | undefined
    /** Where another time can be had. */
    newTime?: string | undefined
    /** Times still to be had instead of a canceled one. */
    otherTimes?: readonly { startsAt: number; url: string }[] | undefined
    meeting: string
    records: string
  }
}

const subjectOf = ({ news, side }: MeetingLetter, words: MailWords) => {
  if (news === 'booked') return side === 'host' ? words.hostSubject : words.bookedSubject
  return {
    moved: words.movedSubject,
    updated: words.updatedSubject,
    uninvited: words.uninvitedSubject,
    'taken-over': words.takenOverSubject,
    'handed-over': words.handedOverSubject,
    'new-host': words.newHostSubject,
    canceled: words.canceledSubject,
    reminder: words.reminderSubject,
  }[news]
}

const headingOf = ({ news, side }: MeetingLetter, words: MailWords) => {
  if (news === 'booked') return side === 'host' ? words.hostHeading : words.bookedHeading
  return {
    moved: words.movedHeading,
    updated: words.updatedHeading,
    uninvited: words.uninvitedHeading,
    'taken-over': words.takenOverHeading,
    'handed-over': words.handedOverHeading,
    'new-host': words.newHostHeading,
    canceled: words.canceledHeading,
    reminder: words.reminderHeading,
  }[news]
}

/** A host whose calendar could not be asked looks for themselves. */
const warningOf = ({ side, news, meeting }: MeetingLetter, words: MailWords): string[] =>
  side === 'host' && !isOver(news) && meeting.isUnverified ? [words.unverified] : []

/** What was edited, in words: `title and place`. */
function partsOf({ changed, reader }: MeetingLetter, words: MailWords): string {
  const told = (['title', 'description', 'location'] as const).filter(part => changed?.has(part))
  return new Intl.ListFormat(reader.locale).format(told.map(part => words.parts[part]))
}

/** Hosts read who did it, the others who comes; a new host whose it was. */
function handoverOf({ handover, news, side }: MeetingLetter, words: MailWords): string[] {
  if (!handover || news === 'canceled') return []
  const values = { before: handover.before.name, after: handover.after.name, name: handover.by }
  if (side === 'host')
    return [
      ...(news === 'taken-over' ? [fill(words.takenOverFrom, values)] : []),
      fill(words.reassignedBy, values),
    ]
  return [fill(news === 'moved' ? words.newHostMoved : words.newHost, values)]
}

function introOf(letter: MeetingLetter, words: MailWords): string[] {
  const { news, side, change, meeting, urls } = letter
  if (news === 'booked' && side === 'invitee')
    return [fill(words.bookedIntro, { host: meeting.host.name })]
  if (!change) return []
  if (news === 'moved') return [fill(words.movedBy, { name: change.actor.name })]
  if (news === 'updated')
    return [fill(words.updatedBy, { name: change.actor.name, parts: partsOf(letter, words) })]
  if (news !== 'canceled') return []
  const offersTimes = side === 'invitee' && (urls.otherTimes ?? []).length > 0
  return [
    fill(words.canceledBy, { name: change.actor.name }),
    ...(offersTimes ? [words.otherTimes] : []),
  ]
}

const isOver = (news: MeetingNews) =>
  news === 'canceled' || news === 'uninvited' || news === 'handed-over'

function whenFacts(letter: MeetingLetter, words: MailWords): Fact[] {
  const { meeting, reader, side, change, news } = letter
  const other =
    side === 'host'
      ? { name: meeting.invitee.name, timeZone: meeting.timeZone }
      : { name: meeting.host.name, timeZone: meeting.host.timeZone }
  const now = timeFacts(meeting, { reader, other, words })
  if (isOver(news)) return now.map(fact => ({ ...fact, isPast: true }))
  if (change?.previousStartsAt === undefined || change.previousEndsAt === undefined) return now
  const before = { startsAt: change.previousStartsAt, endsAt: change.previousEndsAt }
  return [{ label: words.before, value: describeTime(before, reader), isPast: true }, ...now]
}

function personFacts({ meeting, side }: MeetingLetter, words: MailWords): Fact[] {
  const { invitee, guests, hosts, answers } = meeting
  const given = guests.map(({ name, email }) =>
    name && name !== email ? `${name} (${email})` : email,
  )
  const also: [string, string] = [words.guests, given.join(', ')]
  if (side === 'invitee')
    return factsGiven([[words.who, hosts.map(({ name }) => name).join(', ')], also])
  return factsGiven([
    [words.contact, `${invitee.name} (${invitee.email})`],
    [words.phone, invitee.phone],
    [words.company, invitee.company],
    also,
    ...answers.map(({ label, value }): [string, string] => [label, value]),
  ])
}

function otherTimeLinks({ meeting, reader, urls }: MeetingLetter): [string, string][] {
  const lengthMs = meeting.endsAt - meeting.startsAt
  return (urls.otherTimes ?? []).map(({ startsAt, url }) => [
    describeTime({ startsAt, endsAt: startsAt + lengthMs }, reader),
    url,
  ])
}

function linksOf(letter: MeetingLetter, words: MailWords) {
  const { news, side, urls } = letter
  if (news === 'uninvited') return []
  const isOn = news !== 'canceled'
  const offered: [string, string | undefined][] = [
    ...(!isOn && side === 'invitee' ? otherTimeLinks(letter) : []),
    [words.join, isOn ? urls.join : undefined],
    [words.late, news === 'reminder' && side === 'invitee' ? urls.late : undefined],
    [words.reschedule, isOn && side === 'invitee' ? urls.manage : undefined],
    [words.newTime, !isOn && side === 'invitee' ? urls.newTime : undefined],
    [words.openMeeting, side === 'host' ? urls.meeting : undefined],
    [words.openRecords, side === 'host' ? urls.records : undefined],
  ]
  return offered.flatMap(([label, url]) => (url ? [{ label, url }] : []))
}

/** Confirmation, move, cancellation or reminder, for the invitee's side or the host's. */
export function meetingLetter(letter: MeetingLetter): RenderedLetter {
  const { meeting, reader, news, change } = letter
  const words = mailWords(reader.locale)
  const values = {
    title: meeting.title,
    invitee: meeting.invitee.name,
    when: formatDayAndTime(meeting.startsAt, reader.timeZone, reader.locale),
  }
  const isNew = news === 'booked' || news === 'taken-over' || letter.changed?.has('description')
  const tellsDescription = (isNew && !isOver(news)) || letter.includesDescription
  return renderLetter({
    locale: reader.locale,
    subject: fill(subjectOf(letter, words), values),
    heading: fill(headingOf(letter, words), values),
    paragraphs: [
      ...introOf(letter, words),
      ...handoverOf(letter, words),
      ...warningOf(letter, words),
    ],
    description: tellsDescription ? meeting.description : undefined,
    facts: [
      { label: words.what, value: meeting.title },
      ...whenFacts(letter, words),
      ...factsGiven([[words.where, describePlace(meeting, words)]]),
      ...personFacts(letter, words),
      ...factsGiven([
        [words.reason, news === 'canceled' ? meeting.cancelReason : change?.reason],
        [words.reference, meeting.reference],
      ]),
    ],
    links: linksOf(letter, words),
  })
}
