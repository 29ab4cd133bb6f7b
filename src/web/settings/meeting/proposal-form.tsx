import type { Meeting } from '../../../model/entities.ts'
import { maxProposalMessageLength } from '../../../model/maximums.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'
import { describedBy } from '../../views/form-field.tsx'
import { OwnTimes } from './own-times.tsx'
import { proposedHeading, proposedTime } from './proposed-time.ts'
import type { TypedAgain } from './typed-again.ts'

/** Emails the invitee a few free times, instead of this meeting's time or after a cancellation. */
export function ProposalForm({
  visit,
  meeting,
  starts,
  typed,
}: {
  visit: Visit
  meeting: Meeting
  starts: readonly number[]
  /** The values of a refused form. */
  typed: TypedAgain | undefined
}) {
  const copy = visit.copy.meeting
  const text = meeting.status === 'canceled' ? copy.proposeTextCanceled : copy.proposeText
  const proposed = typed?.proposed
  const chosen = proposed?.ticked ?? starts
  const shown = [...new Set([...starts, ...chosen])].sort((a, b) => a - b)
  return (
    <section class="panel" id="offer">
      <h2>{proposedHeading(copy.proposeTitle, { visit, meeting })}</h2>
      <form method="post" action={`/settings/meetings/${meeting.id}/offer`}>
        <FormSecret visit={visit} />
        <p class="soft">{text({ name: meeting.invitee.name })}</p>
        {starts.length === 0 && <p>{copy.proposeNone}</p>}
        {shown.map(start => (
          <label key={start} class="check">
            <input type="checkbox" name="starts" value={start} checked={chosen.includes(start)} />
            <span>{proposedTime({ visit, meeting }, start)}</span>
          </label>
        ))}
        <OwnTimes visit={visit} typed={proposed?.typed ?? []} fault={proposed?.fault} />
        <div class="field">
          <label for="offer-message">{copy.proposeMessage}</label>
          <textarea
            id="offer-message"
            name="message"
            maxLength={maxProposalMessageLength}
            rows={3}
            {...describedBy('offer-message', typed?.fault)}
          >
            {typed?.fields.message}
          </textarea>
          {typed?.fault && (
            <p id="offer-message-error" class="field-error">
              {typed.fault}
            </p>
          )}
        </div>
        <button type="submit" class="primary">
          {copy.proposeSend}
        </button>
      </form>
    </section>
  )
}
