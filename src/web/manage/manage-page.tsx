import { formatDayAndTime, zoneLabel } from '../../i18n/format-time.ts'
import { messagesIn } from '../../i18n/messages.ts'
import { titleForGuests } from '../../i18n/title-for-guests.ts'
import { PickerIsland } from '../views/picker.tsx'
import { PublicFrame } from '../views/public-frame.tsx'
import { CancelStep, OverStep } from './cancel-step.tsx'
import { LateStep } from './late-step.tsx'
import type { ManagePageProps, StepProps } from './manage-step.ts'
import { MoveStep } from './move-step.tsx'
import { OverviewStep } from './overview-step.tsx'

function titleOf({ meeting, step }: ManagePageProps): string {
  const copy = messagesIn(meeting.locale, 'booking')
  switch (step.kind) {
    case 'overview':
      return step.done === 'booked' || step.done === 'moved' ? copy[step.done] : copy.yourMeeting
    case 'pick':
    case 'move':
      return copy.reschedule
    case 'cancel':
      return copy.cancelQuestion
    case 'late':
      return copy.lateTitle
    case 'canceled':
      return copy.canceledTitle
    case 'ended':
      return copy.endedTitle
  }
}

/** The current time, above the free times. */
function PickStep({ meeting, step: { picker } }: StepProps<'pick'>) {
  const { locale, timeZone, hourCycle } = picker
  const { startsAt } = meeting
  return (
    <>
      <p>
        {messagesIn(locale, 'booking').now}:{' '}
        {formatDayAndTime(startsAt, timeZone, locale, hourCycle)}{' '}
        <span class="soft">{zoneLabel(startsAt, timeZone, locale)}</span>
      </p>
      <PickerIsland data={picker} />
    </>
  )
}

function Step(props: ManagePageProps) {
  const { step } = props
  switch (step.kind) {
    case 'overview':
      return <OverviewStep {...props} step={step} />
    case 'pick':
      return <PickStep {...props} step={step} />
    case 'move':
      return <MoveStep {...props} step={step} />
    case 'late':
      return <LateStep {...props} step={step} />
    case 'cancel':
      return <CancelStep {...props} step={step} />
    case 'canceled':
    case 'ended':
      return <OverStep {...props} step={step} />
  }
}

/** /manage/:token */
export function ManagePage(props: ManagePageProps) {
  const { meeting, path, step, notice } = props
  const title = titleOf(props)
  return (
    <PublicFrame
      locale={meeting.locale}
      title={`${title} · ${titleForGuests(meeting)}`}
      width="narrow"
    >
      {(step.kind === 'pick' || step.kind === 'move') && (
        <p>
          <a href={path}>{messagesIn(meeting.locale, 'booking').back}</a>
        </p>
      )}
      <h1>{title}</h1>
      <p class="soft">{titleForGuests(meeting)}</p>
      {notice && (
        <p id="notice" class="notice bad" role="alert" tabIndex={-1}>
          {notice}
        </p>
      )}
      <Step {...props} />
    </PublicFrame>
  )
}
