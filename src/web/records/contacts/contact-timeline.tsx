import type {
  CrmContactDetail,
  CrmHistoryChange,
  CrmTimelineEntry,
} from '../../../../crm/contract/crm-records.ts'
import { formatDayAndTime, formatRange } from '../../../i18n/format-time.ts'
import type { Proposal } from '../../../model/entities.ts'
import { outcomeLabel } from '../../signed-in/outcome-label.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { Note } from './contact-note.tsx'
import { ContactProposal, proposalAt } from './contact-proposal.tsx'

type EntryProps = { visit: Visit; entry: CrmTimelineEntry }

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

function History({ visit, entry }: EntryProps) {
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

function Entry({ visit, entry }: EntryProps) {
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
      <p>{isCanceled ? <s>{when}</s> : when}</p>
      <p class="soft">
        {copy.meeting.host}: {entry.hostName}
        {entry.organizerName !== entry.hostName &&
          ` · ${copy.meeting.organizer}: ${entry.organizerName}`}
        {entry.location && ` · ${entry.location}`}
      </p>
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

/** Meetings, proposed times and notes, newest first. */
export function ContactTimeline({
  visit,
  contact: { timeline, notes },
  proposals = [],
}: {
  visit: Visit
  contact: Pick<CrmContactDetail, 'timeline' | 'notes'>
  proposals?: readonly Proposal[]
}) {
  const lines = [
    ...timeline.map(entry => ({
      at: entry.startsAt,
      line: <Entry key={entry.engagementId} visit={visit} entry={entry} />,
    })),
    ...proposals.map(proposal => ({
      at: proposalAt(proposal),
      line: <ContactProposal key={proposal.id} visit={visit} proposal={proposal} />,
    })),
    ...notes.map(note => ({ at: note.at, line: <Note key={note.id} visit={visit} note={note} /> })),
  ]
  if (lines.length === 0) return <p>{visit.copy.records.noTimeline}</p>
  return <ol class="lines">{lines.sort((a, b) => b.at - a.at).map(({ line }) => line)}</ol>
}
