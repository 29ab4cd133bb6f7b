import { messagesIn } from '../../i18n/messages.ts'
import { MeetingSummary } from '../views/meeting-summary.tsx'
import type { StepProps } from './manage-step.ts'

/** What was agreed, with the ways to a calendar, to another time and out. */
export function OverviewStep({ meeting, path, step }: StepProps<'overview'>) {
  const words = messagesIn(meeting.locale, 'booking')
  return (
    <>
      {step.done === 'booked' && <p>{words.bookedText({ email: meeting.invitee.email })}</p>}
      {step.done === 'late' && <p role="status">{words.lateTold({ host: meeting.host.name })}</p>}
      <MeetingSummary meeting={meeting} words={words} />
      <h2>{words.addToCalendar}</h2>
      <div class="actions">
        <a class="button" href={`${path}/invite.ics`} download="meeting.ics">
          {words.calendarFile}
        </a>
        <a class="button" href={step.links.google} rel="noreferrer">
          Google
        </a>
        <a class="button" href={step.links.outlook} rel="noreferrer">
          Outlook
        </a>
      </div>
      <div class="actions">
        <a class="button" href={`${path}?step=move`}>
          {words.reschedule}
        </a>
        <a class="button" href={`${path}?step=cancel`}>
          {words.cancel}
        </a>
      </div>
    </>
  )
}
