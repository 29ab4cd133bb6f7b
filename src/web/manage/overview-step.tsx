import { messagesIn } from '../../i18n/messages.ts'
import { MeetingSummary } from '../views/meeting-summary.tsx'
import type { StepProps } from './manage-step.ts'

/** The meeting, with links for calendars, moving and canceling. */
export function OverviewStep({ meeting, path, step, history }: StepProps<'overview'>) {
  const copy = messagesIn(meeting.locale, 'booking')
  return (
    <>
      {step.done === 'booked' && <p>{copy.bookedText({ email: meeting.invitee.email })}</p>}
      {step.done === 'late' && <p role="status">{copy.lateSent({ host: meeting.host.name })}</p>}
      <MeetingSummary meeting={meeting} copy={copy} {...history} />
      <h2>{copy.addToCalendar}</h2>
      <div class="actions">
        <a class="button" href={`${path}/invite.ics`} download="meeting.ics">
          {copy.calendarFile}
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
          {copy.reschedule}
        </a>
        <a class="button" href={`${path}?step=cancel`}>
          {copy.cancel}
        </a>
      </div>
    </>
  )
}
