import { messagesIn } from '../../i18n/messages.ts'
import type { Meeting } from '../../model/entities.ts'
import { maxReasonLength } from '../../model/maximums.ts'
import { describedBy } from '../views/form-field.tsx'

export interface Reason {
  /** As typed. */
  text: string
  /** Message for the person. */
  fault: string | undefined
}

export function ReasonField({ meeting, reason }: { meeting: Meeting; reason: Reason }) {
  const { text, fault } = reason
  const copy = messagesIn(meeting.locale, 'booking')
  return (
    <div class="field">
      <label for="reason">
        {copy.reason} <span class="soft">({copy.optional})</span>
      </label>
      <textarea
        id="reason"
        name="reason"
        rows={3}
        maxLength={maxReasonLength}
        {...describedBy('reason', fault)}
      >
        {text}
      </textarea>
      {fault && (
        <p id="reason-error" class="field-error">
          {fault}
        </p>
      )}
    </div>
  )
}
