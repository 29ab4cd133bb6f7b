import type { types } from '@slack/bolt'
import type { Meeting } from '../../../src/model/entities.ts'
import { meetingName } from '../meeting-name.ts'
import { button, contextLine, header, quiet, section } from '../text.ts'
import { clockIn, dayIn } from '../times.ts'
import type { AppHomeParts, AppHomeSection } from './parts.ts'

/** Maximum of today and tomorrow together. */
const maxLines = 12

function line({ copy, reader, urls, user }: AppHomeParts, meeting: Meeting, place: string) {
  const { id, title, startsAt, endsAt, host } = meeting
  const time = `*${clockIn(startsAt, reader)}*–${clockIn(endsAt, reader)}`
  const whose = host.id === user.id ? '' : ` · ${quiet(host.name, 60)}`
  const join = urls.join(meeting)
  const open = button({
    actionId: join ? `open:join:${place}:${id}` : `open:meeting:${place}:${id}`,
    text: join ? copy.join : copy.open,
    label: `${join ? copy.join : copy.open} ${title}`,
    url: join ?? urls.meeting(id),
  })
  return section(`${time} ${meetingName(meeting)}${whose}`, open)
}

const isUnderWay = ({ startsAt }: Meeting, { now }: AppHomeParts['facts']): boolean =>
  startsAt <= now

/** The current meeting, or else the next one with its day. */
export const nextSection: AppHomeSection = parts => {
  const { facts, home, reader } = parts
  const [next] = facts.upcoming
  if (!next) return [section(home.nothingNext)]
  const isNow = isUnderWay(next, facts)
  const day = isNow ? home.now : `${home.next} · ${dayIn(next.startsAt, reader)}`
  return [section(`*${day}*`), line(parts, next, 'next')]
}

interface Day {
  name: string
  meetings: readonly Meeting[]
  none: string
}

const dayLines = (parts: AppHomeParts, { name, meetings, none }: Day): types.KnownBlock[] => [
  header(name),
  ...(meetings.length === 0 ? [section(none)] : []),
  ...meetings.map(meeting => line(parts, meeting, 'day')),
]

/**
 * Today and tomorrow, without the current meeting, which is shown above. If there are too many, a link leads to
 * the rest.
 */
export const daysSection: AppHomeSection = parts => {
  const { facts, home, urls } = parts
  const { upcoming, todayUntil, tomorrowUntil } = facts
  const later = upcoming.filter((meeting, index) => index > 0 || !isUnderWay(meeting, facts))
  const within = later.filter(({ startsAt }) => startsAt < tomorrowUntil)
  const shown = within.slice(0, maxLines)
  const today = shown.filter(({ startsAt }) => startsAt < todayUntil)
  const tomorrow = shown.filter(({ startsAt }) => startsAt >= todayUntil)
  const rest = within.length - shown.length
  const hasTomorrow = tomorrow.length > 0 || rest === 0
  return [
    ...dayLines(parts, { name: home.today, meetings: today, none: home.noneToday }),
    ...(hasTomorrow
      ? dayLines(parts, { name: home.tomorrow, meetings: tomorrow, none: home.noneTomorrow })
      : []),
    ...(rest > 0 ? [contextLine(home.more({ count: rest, url: `${urls.public}/settings` }))] : []),
  ]
}
