import type { SlackWords } from '../../src/i18n/slack/en.ts'
import type { Location, Meeting, MeetingEvent } from '../../src/scheduling/entities.ts'
import type { BookedParts } from './booked.ts'
import { outcomeName } from './outcome.ts'
import { mrkdwn, quiet } from './text.ts'
import { clockIn, dateToken, dayIn, timeIn, timeInCity } from './times.ts'

const longestAnswers = 300

const placeOf = (location: Location, words: SlackWords): string => {
  if (location.kind === 'video') return words.places.video
  if (location.kind === 'phone')
    return location.number ? `${words.places.phone} ${quiet(location.number)}` : words.places.phone
  return quiet(location.kind === 'address' ? location.address : location.text)
}

/** Where the meeting was before it was last moved. */
export const earlierStart = (events: readonly MeetingEvent[]): number | undefined =>
  events.findLast(({ kind }) => kind === 'rescheduled')?.previousStartsAt

function whenText({ meeting, events, reader }: BookedParts): string {
  const token = dateToken(meeting.startsAt, reader)
  if (meeting.status === 'canceled') return `~${timeIn(meeting.startsAt, reader)}~`
  const earlier = earlierStart(events)
  return earlier === undefined ? token : `~${timeIn(earlier, reader)}~\n${token}`
}

const field = (label: string, text: string) => mrkdwn(`*${label}*\n${text}`)

/** Wherever it was written down: who, and when. */
function outcomeText({ words, meeting, events, reader }: BookedParts): string {
  const outcome = outcomeName(words, meeting.outcome)
  const last = events.findLast(({ kind }) => kind === 'outcome')
  if (last?.outcome !== meeting.outcome) return outcome
  const time = `${dayIn(last.at, reader)} ${clockIn(last.at, reader)}`
  return words.outcomeBy({ outcome, who: quiet(last.actor.name), time })
}

/** Where, when and with whom. */
export function fieldsOf(parts: BookedParts) {
  const { words, meeting, reader } = parts
  const guestReader = { timeZone: meeting.timeZone, locale: reader.locale }
  return [
    field(words.when, whenText(parts)),
    field(words.guestTime, timeInCity(meeting.startsAt, guestReader)),
    field(words.where, placeOf(meeting.location, words)),
    field(words.via, words.sources[meeting.source]),
    field(words.host, meeting.hosts.map(({ name }) => quiet(name, 60)).join(', ')),
    ...(meeting.outcome === 'scheduled' ? [] : [field(words.outcome, outcomeText(parts))]),
  ]
}

export const guestLine = ({ invitee }: Meeting): string =>
  [invitee.name, invitee.company, invitee.email, invitee.phone]
    .filter(part => part !== undefined && part !== '')
    .map(part => quiet(part ?? ''))
    .join(' · ')

export const answersText = ({ answers }: Meeting): string =>
  quiet(answers.map(({ label, value }) => `${label}: ${value}`).join(' · '), longestAnswers)
