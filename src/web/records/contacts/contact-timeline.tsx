import type { CrmContactDetail } from '../../../../crm/contract/crm-records.ts'
import type { Proposal } from '../../../model/entities.ts'
import type { TimelineMeetings } from '../../../services/records/list-timeline-meetings.ts'
import type { Visit } from '../../signed-in/visit.ts'
import { Note } from './contact-note.tsx'
import { ContactProposal, proposalAt } from './contact-proposal.tsx'
import { TimelineEntry } from './timeline-entry.tsx'

/** Meetings, proposed times and notes, newest first. */
export function ContactTimeline({
  visit,
  contact: { timeline, notes },
  meetings,
  proposals = [],
}: {
  visit: Visit
  contact: Pick<CrmContactDetail, 'timeline' | 'notes'>
  meetings: TimelineMeetings
  proposals?: readonly Proposal[]
}) {
  const lines = [
    ...timeline.map(entry => ({
      at: entry.startsAt,
      line: (
        <TimelineEntry
          key={entry.engagementId}
          visit={visit}
          entry={entry}
          current={meetings.get(entry.meetingId)}
        />
      ),
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
