import { type Messages, messagesIn } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { meetingName } from '../meeting-name.ts'
import { actions, button, type SlackMessage, section } from '../text.ts'
import { clockIn, dayIn, type Reader } from '../times.ts'

export interface AgendaParts {
  copy: Messages<'slack/general'>
  reader: Reader
  meetings: readonly Meeting[]
  /** Undefined if there is nothing to join. */
  joinUrlOf(meeting: Meeting): string | undefined
  settingsUrl: string
}

const maxLines = 12

function meetingLine({ copy, reader, joinUrlOf }: AgendaParts, meeting: Meeting) {
  const { startsAt, endsAt } = meeting
  const time = `${dayIn(startsAt, reader)} *${clockIn(startsAt, reader)}*–${clockIn(endsAt, reader)}`
  const url = joinUrlOf(meeting)
  const join =
    url &&
    button({
      actionId: `open:join:${meeting.id}`,
      text: copy.join,
      label: `${copy.join} ${meeting.title}`,
      url,
    })
  return section(`${time} ${meetingName(meeting)}`, join || undefined)
}

/** A host's meetings on some days. */
export function agendaMessage(parts: AgendaParts, days: string): SlackMessage {
  const { copy, meetings } = parts
  if (meetings.length === 0) {
    const text = copy.agendaEmpty({ days })
    return { text, blocks: [section(text)] }
  }
  const rest = meetings.length - maxLines
  return {
    text: `${copy.agendaFor({ days })} ${meetings.length}`,
    blocks: [
      section(copy.agendaFor({ days })),
      ...meetings.slice(0, maxLines).map(meeting => meetingLine(parts, meeting)),
      ...(rest > 0 ? [section(copy.more({ count: rest, url: parts.settingsUrl }))] : []),
    ],
  }
}

interface HubParts {
  verbs: Messages<'slack/verbs'>
  /** Number of meetings without an outcome. */
  dueCount: number
  now: number
}

function hubButtons({ copy, reader }: AgendaParts, { verbs, dueCount }: HubParts) {
  const due = button({
    actionId: 'reread:out',
    text: verbs.outcomesDue({ count: dueCount }),
    value: 'out',
    style: 'primary',
  })
  return actions([
    ...(dueCount > 0 ? [due] : []),
    button({ actionId: 'form:propose', text: copy.propose, value: '{}' }),
    button({ actionId: 'reread:link', text: copy.shareLink, value: 'link' }),
    button({ actionId: 'reread:today', text: copy.today, value: 'today' }),
    button({
      actionId: 'reread:help',
      text: messagesIn(reader.locale, 'slack/home').help,
      value: 'help',
    }),
  ])
}

/** The answer to `/meet` without arguments. */
export function hubMessage(parts: AgendaParts, hub: HubParts): SlackMessage {
  const { copy, meetings, reader } = parts
  const [next] = meetings
  const isNow = next && next.startsAt <= hub.now
  const heading = isNow ? messagesIn(reader.locale, 'slack/home').now : copy.nextMeeting
  return {
    text: next ? heading : copy.nothingNext,
    blocks: [
      ...(next ? [section(`*${heading}*`), meetingLine(parts, next)] : [section(copy.nothingNext)]),
      hubButtons(parts, hub),
    ],
  }
}
