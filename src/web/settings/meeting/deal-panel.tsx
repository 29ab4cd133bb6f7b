import type { Meeting } from '../../../model/entities.ts'
import type { OpenDeal } from '../../../services/crm/choose-deal.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'

/** Asks for the meeting's deal if the contact has several open ones. */
export function DealPanel({
  visit,
  meeting,
  deals,
}: {
  visit: Visit
  meeting: Meeting
  deals: readonly OpenDeal[]
}) {
  const copy = visit.copy.meeting
  if (deals.length === 0) return null
  return (
    <section class="panel" aria-labelledby="deal-title">
      <h2 id="deal-title">{copy.dealTitle}</h2>
      <p>{copy.dealText({ name: meeting.invitee.name || meeting.invitee.email })}</p>
      <form method="post" action={`/settings/meetings/${meeting.id}/deal`} class="actions">
        <FormSecret visit={visit} />
        {deals.map(({ id, name }) => (
          <button key={id} type="submit" name="deal" value={id}>
            <bdi>{name}</bdi>
          </button>
        ))}
        <button type="submit" name="deal" value="">
          {copy.noDeal}
        </button>
      </form>
    </section>
  )
}
