import { formatDayAndTime } from '../../../i18n/format-time.ts'
import type { Proposal } from '../../../model/entities.ts'
import { openWish } from '../../../model/open-wish.ts'
import type { Visit } from '../../signed-in/visit.ts'

/** The meeting that was booked or is to be moved. */
const meetingOf = ({ meetingId, content }: Proposal) => meetingId ?? content?.origin?.meetingId

/** When the invitee asked for other times, or else when times were proposed. */
export const proposalAt = ({ askedInsteadAt, createdAt }: Proposal): number =>
  askedInsteadAt ?? createdAt

/** Times that were proposed to a contact, and their answer. */
export function ContactProposal({ visit, proposal }: { visit: Visit; proposal: Proposal }) {
  const { copy, user, locale } = visit
  const { title, organizer, slots, status, askedInstead } = proposal
  const meetingId = meetingOf(proposal)
  const times = slots.map(start => formatDayAndTime(start, user.timeZone, locale))
  const isWaiting = status === 'open' && openWish(proposal) !== undefined
  const { proposalStates } = copy.meeting
  return (
    <li>
      <h3>
        {meetingId ? <a href={`/settings/meetings/${meetingId}`}>{title}</a> : title}{' '}
        <span class="badge">{isWaiting ? copy.records.waiting : proposalStates[status]}</span>
      </h3>
      <p class="soft">
        {copy.records.proposed({ actor: organizer.name })}: {times.join(' · ')}
      </p>
      {askedInstead && (
        <p class="pre">
          <strong>{copy.records.wish}</strong>: {askedInstead}
        </p>
      )}
    </li>
  )
}
