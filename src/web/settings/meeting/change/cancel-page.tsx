import { messagesIn } from '../../../../i18n/messages.ts'
import { FormSecret } from '../../../signed-in/settings-frame.tsx'
import { OwnTimes } from '../own-times.tsx'
import { proposedHeading, proposedTime } from '../proposed-time.ts'
import type { ProposedTimes } from '../read-proposed-times.ts'
import { ChangeFrame, type ChangeProps, ReasonFields } from './change-frame.tsx'

interface CancelPageProps extends ChangeProps {
  /** Times that can be proposed to the guest instead, ascending. */
  starts: readonly number[]
  /** The ticked times. Only these are in the email. */
  chosen: readonly number[]
  /** The times of a refused form. */
  proposed?: ProposedTimes | undefined
}

/** Shown only if the guest was invited to the meeting. */
function OtherTimes(props: CancelPageProps) {
  const { visit, meeting, starts, chosen, proposed } = props
  const copy = messagesIn(visit.locale, 'settings/changing')
  if (!meeting.isInvited) return null
  return (
    <>
      <fieldset>
        <legend>{proposedHeading(copy.proposeOthers, props)}</legend>
        <p class="soft">{copy.proposeHint({ name: meeting.invitee.name })}</p>
        {starts.length === 0 && <p class="soft">{copy.noOthers}</p>}
        {starts.map(start => (
          <label key={start} class="check">
            <input type="checkbox" name="starts" value={start} checked={chosen.includes(start)} />
            <span>{proposedTime(props, start)}</span>
          </label>
        ))}
      </fieldset>
      <OwnTimes visit={visit} typed={proposed?.typed ?? []} fault={proposed?.fault} />
    </>
  )
}

/** /settings/meetings/:id/cancel */
export function CancelPage(props: CancelPageProps) {
  const { visit, meeting } = props
  const copy = messagesIn(visit.locale, 'settings/changing')
  const path = `/settings/meetings/${meeting.id}`
  const title = copy.cancelTitle({ title: meeting.title })
  return (
    <ChangeFrame {...props} title={title}>
      <form method="post" action={`${path}/cancel`} data-once>
        <FormSecret visit={visit} />
        <ReasonFields {...props} />
        <OtherTimes {...props} />
        <div class="actions">
          <button type="submit" class="danger">
            {copy.cancel}
          </button>
          <a class="button" href={path}>
            {copy.keep}
          </a>
        </div>
      </form>
    </ChangeFrame>
  )
}
