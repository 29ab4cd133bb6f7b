import { type Messages, messagesIn } from '../../i18n/messages.ts'
import type { Meeting } from '../../model/entities.ts'
import { MeetingSummary } from '../views/meeting-summary.tsx'
import type { StepProps } from './manage-step.ts'
import { ReasonField } from './reason-field.tsx'

export function CancelStep({ meeting, path, step }: StepProps<'cancel'>) {
  const copy = messagesIn(meeting.locale, 'booking')
  return (
    <>
      <MeetingSummary meeting={meeting} copy={copy} />
      <form method="post" action={`${path}/cancel`} data-once>
        <input type="hidden" name="key" value={step.formKey} />
        <ReasonField meeting={meeting} reason={step.reason} />
        <div class="actions">
          <button type="submit" class="danger">
            {copy.cancel}
          </button>
          <a class="button" href={path}>
            {copy.keep}
          </a>
        </div>
      </form>
    </>
  )
}

/** A guest is thanked only for a meeting that took place. Outcomes of a CRM's own may mean anything. */
function endedText({ outcome }: Meeting, { endedText: texts }: Messages<'booking'>): string {
  switch (outcome) {
    case 'completed':
      return texts.held
    case 'no-show':
      return texts.missed
    case 'canceled':
      return texts.canceled
    default:
      return texts.other
  }
}

/** A meeting that has ended or was canceled, with a link for booking another. */
export function OverStep({ meeting, step, history }: StepProps<'canceled' | 'ended'>) {
  const copy = messagesIn(meeting.locale, 'booking')
  const { instead } = step
  const { canceledBy } = history
  return (
    <>
      {step.kind === 'ended' && <p>{endedText(meeting, copy)}</p>}
      {canceledBy && (
        <p>
          {canceledBy.isInvitee ? copy.canceledByYou : copy.canceledBy({ name: canceledBy.name })}
        </p>
      )}
      <MeetingSummary meeting={meeting} copy={copy} reason={history.reason} />
      {instead && (
        <a class="button primary" href={instead.url}>
          {instead.state === 'open' ? copy.otherTimesProposed : copy.pickedMeeting}
        </a>
      )}
      {!instead && step.anewUrl && (
        <a class="button primary" href={step.anewUrl}>
          {copy.bookAnother}
        </a>
      )}
    </>
  )
}
