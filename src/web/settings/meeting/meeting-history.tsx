import { formatDayAndTime } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { MeetingEvent, MeetingPart, Proposal } from '../../../model/entities.ts'
import { isUndo } from '../../../model/recorded-outcome.ts'
import { outcomeLabel } from '../../signed-in/outcome-label.ts'
import type { Visit } from '../../signed-in/visit.ts'

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
    outcome: event.outcome === undefined ? '' : outcomeLabel(copy, event.outcome),
  })
}

const changedText = ({ locale }: Visit, changed: readonly MeetingPart[]) =>
  new Intl.ListFormat(locale).format(changed.map(part => messagesIn(locale, 'content').parts[part]))

interface Line {
  key: string
  at: number
  text: string
  details: readonly string[]
}

/** @param earlier the entries before it, oldest first */
function lineOfUndo(visit: Visit, event: MeetingEvent, earlier: readonly MeetingEvent[]): Line {
  const before = earlier.findLast(({ kind }) => kind === 'outcome')?.outcome ?? ''
  const { copy } = visit
  const facts = { actor: event.actor.name, outcome: outcomeLabel(copy, before) }
  const text = copy.meeting.outcomeUndone(facts)
  return { key: String(event.revision), at: event.at, text, details: [] }
}

const lineOfEvent = (visit: Visit, event: MeetingEvent): Line => ({
  key: String(event.revision),
  at: event.at,
  text: eventText(visit, event),
  details: [
    ...(event.changed ? [changedText(visit, event.changed)] : []),
    ...(event.reason ? [event.reason] : []),
  ],
})

/** A proposal of other times for this meeting, with its result. */
function lineOfProposal({ copy, user, locale }: Visit, proposal: Proposal): Line {
  const { proposalStates: states } = copy.meeting
  const times = proposal.slots.map(start => formatDayAndTime(start, user.timeZone, locale))
  return {
    key: proposal.id,
    at: proposal.createdAt,
    text: states.made({ actor: proposal.organizer.name }),
    details: [
      times.join('; '),
      states[proposal.status],
      ...(proposal.askedInstead ? [states.asked({ wish: proposal.askedInstead })] : []),
    ],
  }
}

/** Changes of a meeting, with person and time. */
export function MeetingHistory({
  visit,
  events,
  proposals,
}: {
  visit: Visit
  events: readonly MeetingEvent[]
  proposals: readonly Proposal[]
}) {
  const lines = [
    ...events.map((event, i) =>
      isUndo(event) ? lineOfUndo(visit, event, events.slice(0, i)) : lineOfEvent(visit, event),
    ),
    ...proposals.map(proposal => lineOfProposal(visit, proposal)),
  ].sort((a, b) => a.at - b.at)
  return (
    <ol class="lines">
      {lines.map(({ key, at, text, details }) => (
        <li key={key}>
          <time class="soft" dateTime={new Date(at).toISOString()}>
            {formatDayAndTime(at, visit.user.timeZone, visit.locale)}
          </time>
          <p>
            {text}
            {details.map(detail => (
              <span key={detail} class="soft">
                {' '}
                · {detail}
              </span>
            ))}
          </p>
        </li>
      ))}
    </ol>
  )
}
