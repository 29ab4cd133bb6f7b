import { messagesIn } from '../../../i18n/messages.ts'
import { reasonText } from '../../../i18n/reason-text.ts'
import { isSameTarget } from '../../../model/delivery-target.ts'
import type { Meeting } from '../../../model/entities.ts'
import type { LedgerLine } from '../../../services/deliveries/deliveries.ts'
import { FormSecret } from '../../signed-in/settings-frame.tsx'
import type { Visit } from '../../signed-in/visit.ts'

interface PanelProps {
  visit: Visit
  meeting: Meeting
  deliveries: readonly LedgerLine[]
}

const guestMail = { kind: 'meeting-mail', audience: 'guest' } as const

/** A failed email to the invitee or the guests. */
const failedOf = ({ deliveries }: PanelProps) =>
  deliveries.find(
    ({ target, state }) =>
      state === 'failed' && target.kind === 'meeting-mail' && target.audience !== 'host',
  )

function NotSent({ visit, meeting, failed }: PanelProps & { failed: LedgerLine }) {
  const copy = messagesIn(visit.locale, 'settings/hosting')
  const { name } = meeting.invitee
  return (
    <section class="panel notice bad" aria-labelledby="invitation-title" role="alert">
      <h2 id="invitation-title">{copy.notSent}</h2>
      <p>
        {isSameTarget(failed.target, guestMail) ? copy.guestsNotSent : copy.notSentText({ name })}
      </p>
      {failed.lastError && (
        <p>{reasonText(visit.locale, { text: failed.lastError, code: failed.lastErrorCode })}</p>
      )}
    </section>
  )
}

/** Shows that nobody was invited yet or that the email failed, with a button to send it. */
export function InvitationPanel(props: PanelProps) {
  const { visit, meeting } = props
  const copy = messagesIn(visit.locale, 'settings/hosting')
  const failed = failedOf(props)
  if (meeting.isInvited) return failed ? <NotSent {...props} failed={failed} /> : null
  return (
    <section class="panel" aria-labelledby="invitation-title">
      <h2 id="invitation-title">{copy.notInvited}</h2>
      <p>{copy.notInvitedText}</p>
      <form method="post" action={`/settings/meetings/${meeting.id}/invite`} class="actions">
        <FormSecret visit={visit} />
        <button type="submit">{copy.invite}</button>
      </form>
    </section>
  )
}
