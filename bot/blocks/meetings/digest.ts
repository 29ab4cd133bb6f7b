import type { Messages } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { meetingName } from '../meeting-name.ts'
import { actions, button, header, type SlackMessage, section } from '../text.ts'
import { clockIn, type Reader } from '../times.ts'

interface Proposed {
  title: string
  invitee: { name: string; email: string }
  /** Which other times the guest waits for; otherwise the rep waits for an answer. */
  wish?: string | undefined
}

interface DigestParts {
  copy: Messages<'slack/general'>
  notifications: Messages<'slack/notifications'>
  reader: Reader
  /** Formatted day. */
  day: string
  /** The day's meetings, ascending. */
  meetings: readonly Meeting[]
  /** Meetings that ended since the previous digest without an outcome. */
  due: readonly Pick<Meeting, 'title' | 'invitee'>[]
  proposals: readonly Proposed[]
  isTakingChats: boolean | undefined
  todayUrl: string
}

const maxLines = 12
const maxNames = 5

const agendaLines = ({ copy, reader, meetings, todayUrl }: DigestParts): string => {
  const lines = meetings
    .slice(0, maxLines)
    .map(
      ({ startsAt, endsAt, title, invitee }) =>
        `*${clockIn(startsAt, reader)}*–${clockIn(endsAt, reader)} ${meetingName({ title, invitee }, 80)}`,
    )
  const rest = meetings.length - maxLines
  return [...lines, ...(rest > 0 ? [copy.more({ count: rest, url: todayUrl })] : [])].join('\n')
}

const namesOf = (list: readonly Proposed[]): string =>
  list
    .slice(0, maxNames)
    .map(({ title, invitee }) => meetingName({ title, invitee }, 60))
    .join(', ') + (list.length > maxNames ? ', …' : '')

/** The day in one message; undefined if there is nothing to show. */
export function digestMessage(parts: DigestParts): SlackMessage | undefined {
  const { notifications, meetings, due, proposals } = parts
  if (meetings.length + due.length + proposals.length === 0) return undefined
  const count = meetings.length
  const say = count === 0 ? notifications.digestNone : notifications.digestMeetings({ count })
  const waiting = [
    { forms: notifications.digestDue, list: due },
    { forms: notifications.digestWishes, list: proposals.filter(({ wish }) => wish !== undefined) },
    {
      forms: notifications.digestProposals,
      list: proposals.filter(({ wish }) => wish === undefined),
    },
  ].filter(({ list }) => list.length > 0)
  const lines = waiting.map(({ forms, list }) =>
    forms({ count: list.length, names: namesOf(list) }),
  )
  return {
    text: `${notifications.digest({ day: parts.day })}. ${say}`,
    blocks: [
      header(notifications.digest({ day: parts.day })),
      section(count === 0 ? say : `${say}\n${agendaLines(parts)}`),
      ...lines.map(line => section(line)),
      ...(parts.isTakingChats ? [section(notifications.digestChats)] : []),
      actions([
        button({ actionId: 'open:today', text: notifications.openToday, url: parts.todayUrl }),
      ]),
    ],
  }
}
