import { bookingWords } from '../../i18n/booking/booking-words.ts'
import type { Meeting } from '../../scheduling/entities.ts'

export function ReasonField({ meeting }: { meeting: Meeting }) {
  const words = bookingWords(meeting.locale)
  return (
    <div class="field">
      <label for="reason">
        {words.reason} <span class="soft">({words.optional})</span>
      </label>
      <textarea id="reason" name="reason" rows={3} maxLength={1000} />
    </div>
  )
}
