import type { CrmHistoryChange, CrmTimelineEntry } from '../../../../crm/contract/crm-records.ts'
import { formatDayAndTime, formatRange, zoneLabel } from '../../../i18n/format-time.ts'
import type { TimelineMeeting } from '../../../services/records/list-timeline-meetings.ts'
import { namedAddress } from '../../../text/named-address.ts'
import { outcomeLabel } from '../../signed-in/outcome-label.ts'
import { Place } from '../../signed-in/place.tsx'
import type { Visit } from '../../signed-in/visit.ts'

interface EntryProps {
  visit: Visit
  entry: CrmTimelineEntry
  /** The meeting as it is now; undefined if it was deleted. */
  current: TimelineMeeting | undefined
}

function changeText({ copy, user, locale }: Visit, change: CrmHistoryChange): string {
  const { change: copyOf } = copy.records
  const show = (at: number) => formatDayAndTime(at, user.timeZone, locale)
  switch (change.kind) {
    case 'logged':
      return copyOf.logged
    case 'moved':
      return copyOf.moved({ from: show(change.from), to: show(change.to) })
    case 'outcome':
      return copyOf.outcome({
        before: outcomeLabel(copy, change.before),
        after: outcomeLabel(copy, change.after),
      })
    default:
      return copyOf[change.kind](change)
  }
}

function History({ visit, entry }: Omit<EntryProps, 'current'>) {
  if (entry.history.length === 0) return null
  return (
    <details>
      <summary>{visit.copy.records.history}</summary>
      <ol class="lines">
        {entry.history.map(({ at, change }, i) => (
          <li key={`${at} ${i}`}>
            <time class="soft" dateTime={new Date(at).toISOString()}>
              {formatDayAndTime(at, visit.user.timeZone, visit.locale)}
            </time>
            <p>{changeText(visit, change)}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** Host, booker, place and guests. A deleted meeting has only what the record kept. */
function Who({ visit, entry, current }: EntryProps) {
  const { meeting: copy } = visit.copy
  const { meeting, bookedBy } = current ?? {}
  const place = meeting ? <Place visit={visit} meeting={meeting} /> : entry.location
  return (
    <>
      <p class="soft">
        {copy.host}: {meeting?.hosts.map(({ name }) => name).join(', ') ?? entry.hostName}
        {bookedBy && ` · ${copy.bookedBy}: ${bookedBy}`}
      </p>
      {place && (
        <p class="soft">
          {copy.where}: {place}
        </p>
      )}
      {meeting && meeting.guests.length > 0 && (
        <p class="soft">
          {copy.guests}: <bdi>{meeting.guests.map(namedAddress).join(', ')}</bdi>
        </p>
      )}
    </>
  )
}

/** A meeting on the timeline. */
export function TimelineEntry({ visit, entry, current }: EntryProps) {
  const { copy, user, locale } = visit
  const when = formatRange(entry, user.timeZone, locale)
  const isCanceled = entry.outcome === 'canceled'
  return (
    <li>
      <h3>
        <a href={`/settings/meetings/${entry.meetingId}`}>{entry.title}</a>{' '}
        <span class="reference">{entry.reference}</span>{' '}
        <span class="badge">{outcomeLabel(copy, entry.outcome)}</span>
      </h3>
      <p>
        {isCanceled ? <s>{when}</s> : when}{' '}
        <span class="soft">{zoneLabel(entry.startsAt, user.timeZone, locale)}</span>
      </p>
      <Who visit={visit} entry={entry} current={current} />
      {entry.description && <p class="pre">{entry.description}</p>}
      {entry.cancelReason && (
        <p class="pre">
          <strong>{copy.records.cancelReason}</strong>: {entry.cancelReason}
        </p>
      )}
      {entry.internalNote && (
        <p class="pre note">
          <strong>{copy.meeting.note}</strong>: {entry.internalNote}
        </p>
      )}
      <History visit={visit} entry={entry} />
    </li>
  )
}
