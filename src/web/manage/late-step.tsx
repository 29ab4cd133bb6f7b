import { messagesIn } from '../../i18n/messages.ts'
import { lateMinutes } from '../../services/meetings/report-late.ts'
import { MeetingSummary } from '../views/meeting-summary.tsx'
import type { StepProps } from './manage-step.ts'

/** Buttons for the minutes of delay. Opening the page sends no notification. */
export function LateStep({ meeting, path, step }: StepProps<'late'>) {
  const copy = messagesIn(meeting.locale, 'booking')
  return (
    <>
      <p>{copy.lateText({ host: meeting.host.name })}</p>
      <form method="post" action={`${path}/late`} data-once class="actions">
        <input type="hidden" name="key" value={step.formKey} />
        {lateMinutes.map(minutes => (
          <button key={minutes} type="submit" name="minutes" value={minutes}>
            {copy.lateBy({ count: minutes })}
          </button>
        ))}
      </form>
      <MeetingSummary meeting={meeting} copy={copy} />
    </>
  )
}
