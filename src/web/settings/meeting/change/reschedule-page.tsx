import { messagesIn } from '../../../../i18n/messages.ts'
import { FormSecret } from '../../../signed-in/settings-frame.tsx'
import { ChosenStart } from '../../../views/chosen-start.tsx'
import { describedBy } from '../../../views/form-field.tsx'
import { Picker } from '../../../views/picker.tsx'
import { type PickerData, pickerAddress } from '../../../views/picker-data.ts'
import { ChangeFrame, type ChangeProps, ReasonFields } from './change-frame.tsx'

interface RescheduleProps extends ChangeProps {
  picker: PickerData
  /** The chosen start, or the nearest free ones if it was taken. Empty before a choice. */
  starts: readonly number[]
  /** The typed time in the format of its field, with a message about it. */
  typed: { text: string; fault?: string | undefined }
  /** Names of hosts who would meet outside their usual hours. */
  outsideHours: readonly string[]
}

/** A time that the page does not offer. */
function OtherTime({ picker, reason, typed }: RescheduleProps) {
  const copy = messagesIn(picker.locale, 'settings/changing')
  return (
    <form method="get" action={picker.path}>
      <input type="hidden" name="tz" value={picker.timeZone} />
      {reason?.text && <input type="hidden" name="reason" value={reason.text} />}
      <div class="field">
        <label for="at">{copy.otherTime}</label>
        <input
          id="at"
          type="datetime-local"
          name="at"
          value={typed.text}
          required
          {...describedBy('at', typed.fault)}
        />
        {typed.fault && (
          <p id="at-error" class="field-error">
            {typed.fault}
          </p>
        )}
      </div>
      <button type="submit">{copy.check}</button>
    </form>
  )
}

function ConfirmForm(props: RescheduleProps & { chosen: readonly [number, ...number[]] }) {
  const { visit, meeting, picker, chosen, reason, outsideHours } = props
  const { locale, timeZone, hourCycle } = picker
  const copy = messagesIn(locale, 'settings/changing')
  return (
    <form method="post" action={picker.path} data-once>
      <FormSecret visit={visit} />
      <input type="hidden" name="tz" value={timeZone} />
      <input type="hidden" name="revision" value={meeting.revision} />
      <h2>{copy.newTime}</h2>
      <ChosenStart starts={chosen} {...{ locale, timeZone, hourCycle }} />
      {outsideHours.length > 0 && (
        <p class="soft">
          {copy.outsideHours({ names: new Intl.ListFormat(locale).format(outsideHours) })}
        </p>
      )}
      <ReasonFields visit={visit} meeting={meeting} reason={reason} />
      <div class="actions">
        <button type="submit" class="primary">
          {copy.move}
        </button>
        <a class="button" href={pickerAddress(picker, { date: picker.date })}>
          {copy.otherTimes}
        </a>
      </div>
    </form>
  )
}

/** /settings/meetings/:id/reschedule: first a time, then the confirmation. */
export function ReschedulePage(props: RescheduleProps) {
  const { visit, meeting, picker, starts } = props
  const copy = messagesIn(visit.locale, 'settings/changing')
  const title = copy.rescheduleTitle({ title: meeting.title })
  const [first, ...others] = starts
  return (
    <ChangeFrame {...props} title={title}>
      {first === undefined ? (
        <>
          <Picker data={picker} />
          <OtherTime {...props} />
        </>
      ) : (
        <ConfirmForm {...props} chosen={[first, ...others]} />
      )}
    </ChangeFrame>
  )
}
