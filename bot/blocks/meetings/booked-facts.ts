import type { Messages } from '../../../src/i18n/messages.ts'
import { sayCall } from '../../../src/i18n/say-call.ts'
import { callUrl } from '../../../src/model/call-url.ts'
import type { Locale, Meeting, MeetingEvent } from '../../../src/model/entities.ts'
import { openTask } from '../../../src/model/open-task.ts'
import type { OpenDeal } from '../../../src/services/crm/choose-deal.ts'
import { labelled } from '../../../src/text/labelled.ts'
import { actorName } from '../actor-name.ts'
import { guestNames } from '../guest-names.ts'
import { mrkdwn, quiet } from '../text.ts'
import { clockIn, dayIn, type Reader, timeIn, timeInCity } from '../times.ts'
import { outcomeName } from './outcome.ts'

const maxAnswersLength = 300

/** Who calls whom; '' without a number. */
export function callText(
  meeting: Meeting,
  { locale, readerId }: { locale: Locale; readerId: string },
): string {
  const reader = meeting.host.id === readerId ? 'host' : 'other'
  return quiet(sayCall(meeting, { locale, reader }) ?? '')
}

/** The place for colleagues. */
export function placeOf({
  meeting,
  copy,
  reader,
  readerId,
}: Pick<BookedParts, 'meeting' | 'copy' | 'reader' | 'readerId'>): string {
  const { location } = meeting
  const task = openTask(meeting)
  if (task) return task === 'send-link' ? copy.places.noLink : copy.places.noNumber
  if (location.kind === 'video') return callUrl(meeting) ?? copy.places.video
  if (location.kind === 'phone')
    return callText(meeting, { ...reader, readerId }) || copy.places.phone
  return quiet(location.kind === 'address' ? location.address : location.text)
}

/** Start before the meeting was last moved. */
export const earlierStart = (events: readonly MeetingEvent[]): number | undefined =>
  events.findLast(({ kind }) => kind === 'rescheduled')?.previousStartsAt

function whenText({ meeting, events, reader }: BookedParts): string {
  const time = timeIn(meeting.startsAt, reader)
  if (meeting.status === 'canceled') return `~${time}~`
  const earlier = earlierStart(events)
  return earlier === undefined ? time : `~${timeIn(earlier, reader)}~\n${time}`
}

const field = (label: string, text: string) => mrkdwn(`*${label}*\n${text}`)

/** The outcome, with who recorded it and when, from any place. */
function outcomeText({ copy, meeting, events, reader }: BookedParts): string {
  const outcome = outcomeName(copy, meeting.outcome)
  const last = events.findLast(({ kind }) => kind === 'outcome')
  if (last?.outcome !== meeting.outcome) return outcome
  const time = timeIn(last.at, reader)
  return copy.outcomeBy({ outcome, who: actorName(last.actor, copy), time })
}

/** Only if the host is another person, or not the only one. */
function hostField({ copy, meeting: { hosts }, readerId }: BookedParts) {
  const isReader = hosts.length === 1 && hosts[0]?.id === readerId
  if (isReader) return []
  return [field(copy.host, hosts.map(({ name }) => quiet(name, 60)).join(', '))]
}

function guestsField({ copy, meeting }: BookedParts) {
  const names = guestNames(meeting)
  return names === '' ? [] : [field(copy.guests, names)]
}

/** Time, place, host, guests and outcome. */
export const fieldsOf = (parts: BookedParts) => [
  field(parts.copy.when, whenText(parts)),
  field(parts.copy.where, placeOf(parts)),
  ...hostField(parts),
  ...guestsField(parts),
  ...(parts.meeting.outcome === 'scheduled' ? [] : [field(parts.copy.outcome, outcomeText(parts))]),
]

/** Contact details of the guest, whom the header names. */
export const guestLine = ({ invitee }: Meeting): string[] =>
  [invitee.email, invitee.phone].filter(part => part).map(part => quiet(part ?? ''))

/** The time in the guest's time zone, if it differs from the reader's. */
export function guestTime({ copy, meeting, reader }: BookedParts): string[] {
  const guest = { timeZone: meeting.timeZone, locale: reader.locale }
  const { startsAt } = meeting
  const isSame =
    clockIn(startsAt, guest) === clockIn(startsAt, reader) &&
    dayIn(startsAt, guest) === dayIn(startsAt, reader)
  return isSame ? [] : [copy.guestTime({ time: timeInCity(startsAt, guest) })]
}

export const answersText = ({ answers }: Meeting): string =>
  quiet(answers.map(({ label, value }) => labelled(label, value)).join(' · '), maxAnswersLength)

export interface BookedParts {
  copy: Messages<'slack/general'>
  meeting: Meeting
  events: readonly MeetingEvent[]
  reader: Reader
  /** The reader's user id. */
  readerId: string
  /** `join`: undefined if there is nothing to join; `event`: if none of the reader's calendars has it. */
  urls: { join: string | undefined; manage: string; open: string; event?: string | undefined }
  /** The CRM record of the meeting; undefined until it is written. */
  crm: { name: string; url: string; dealName: string | undefined } | undefined
  /** Deals to choose from; empty if no choice is needed. */
  deals: readonly OpenDeal[]
  /** Who set up the meeting for whom, in the reader's language; undefined if both are one person. */
  lead?: string | undefined
}
