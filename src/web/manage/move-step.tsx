import { formatDayAndTime } from '../../i18n/format-time.ts'
import { messagesIn } from '../../i18n/messages.ts'
import { ChosenStart } from '../views/chosen-start.tsx'
import { pickerAddress } from '../views/picker-data.ts'
import type { StepProps } from './manage-step.ts'
import { ReasonField } from './reason-field.tsx'

/** Asks for confirmation of the new time, next to the old one. */
export function MoveStep({ meeting, path, step }: StepProps<'move'>) {
  const { locale, timeZone, hourCycle } = step.picker
  const copy = messagesIn(locale, 'booking')
  const now = formatDayAndTime(meeting.startsAt, timeZone, locale, hourCycle)
  return (
    <form method="post" action={`${path}/reschedule`} data-once>
      <input type="hidden" name="key" value={step.formKey} />
      <input type="hidden" name="tz" value={timeZone} />
      <input type="hidden" name="h" value={hourCycle === 'h12' ? '12' : '24'} />
      <input type="hidden" name="revision" value={meeting.revision} />
      <p>
        {copy.now}: <strong>{now}</strong>
      </p>
      <h2>{copy.newTime}</h2>
      <ChosenStart starts={step.starts} {...{ locale, timeZone, hourCycle }} />
      <ReasonField meeting={meeting} reason={step.reason} />
      <div class="actions">
        <button type="submit" class="primary">
          {copy.moveIt}
        </button>
        <a class="button" href={pickerAddress(step.picker, { date: step.picker.date })}>
          {copy.changeTime}
        </a>
      </div>
    </form>
  )
}
