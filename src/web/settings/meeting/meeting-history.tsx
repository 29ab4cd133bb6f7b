import { formatDayAndTime } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { MeetingEvent, MeetingPart } from '../../../model/entities.ts'
import { outcomeWord } from '../outcome-word.ts'
import type { Visit } from '../visit.ts'

function eventText(visit: Visit, event: MeetingEvent): string {
  const { copy, user, locale } = visit
  return copy.meeting.event[event.kind]({
    actor: event.actor.name,
    from:
      event.previousStartsAt === undefined
        ? ''
        : formatDayAndTime(event.previousStartsAt, user.timeZone, locale),
    minutes: event.lateMinutes ?? '',
    before: event.hostBefore?.name ?? '',
    after: event.hostAfter?.name ?? '',
    outcome: event.outcome === undefined ? '' : outcomeWord(copy, event.outcome),
  })
}

const changedText = ({ locale }: Visit, changed: readonly MeetingPart[]) =>
  new Intl.ListFormat(locale).format(changed.map(part => messagesIn(locale, 'content').parts[part]))

/** What happened to a meeting, who did it and when. */
export const MeetingHistory = ({
  visit,
  events,
}: {
  visit: Visit
  events: readonly MeetingEvent[]
}) => (
  <ol class="lines">
    {events.map(event => (
      <li key={event.revision}>
        <time class="soft" dateTime={new Date(event.at).toISOString()}>
          {formatDayAndTime(event.at, visit.user.timeZone, visit.locale)}
        </time>
        <p>
          {eventText(visit, event)}
          {event.changed && <span class="soft"> · {changedText(visit, event.changed)}</span>}
          {event.reason && <span class="soft"> · {event.reason}</span>}
        </p>
      </li>
    ))}
  </ol>
)
