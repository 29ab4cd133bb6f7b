import type { types } from '@slack/bolt'
import type { Messages } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { maxReasonLength } from '../../../src/model/maximums.ts'
import { dateField, radioField, textField, timeField } from '../forms.ts'
import { meetingName } from '../meeting-name.ts'
import { section } from '../text.ts'
import { type Reader, timeForBoth } from '../times.ts'
import { modal } from '../views.ts'

interface RescheduleForm {
  copy: Messages<'slack/general'>
  forms: Messages<'slack/forms'>
  reader: Reader
  meeting: Meeting
  /** Free starts, at most ten. */
  starts: readonly number[]
  reason: string
  /** Error of the last attempt, in mrkdwn. */
  notice?: string | undefined
}

const meetingText = ({ meeting, reader }: RescheduleForm): string => {
  const { startsAt, title, invitee, timeZone } = meeting
  return `*${meetingName({ title, invitee })}*\n${timeForBoth(startsAt, reader, timeZone)}`
}

function startField({ forms, reader, meeting, starts }: RescheduleForm): types.InputBlock[] {
  if (starts.length === 0) return []
  const options = starts.map(start => ({
    value: String(start),
    label: timeForBoth(start, reader, meeting.timeZone),
  }))
  return [radioField({ id: 'start', label: forms.newTime, options, isOptional: true })]
}

/** Free times, a field for another time, and the reason. */
export function rescheduleView(form: RescheduleForm): types.ModalView {
  const { copy, forms, reader, meeting, notice, reason } = form
  const { timeZone } = reader
  return modal(copy, {
    title: forms.reschedule,
    submit: forms.move,
    callback_id: 'reschedule',
    private_metadata: JSON.stringify({
      meetingId: meeting.id,
      revision: meeting.revision,
      locale: reader.locale,
    }),
    blocks: [
      ...(notice === undefined ? [] : [section(`:warning: ${notice}`)]),
      section(meetingText(form)),
      ...startField(form),
      dateField({ id: 'day', label: forms.otherDay, isOptional: true }),
      timeField({
        id: 'clock',
        label: forms.otherClock,
        hint: forms.inZone({ zone: timeZone }),
        timeZone,
        isOptional: true,
      }),
      textField({
        id: 'reason',
        label: forms.reason,
        hint: forms.reasonHint,
        value: reason,
        max: maxReasonLength,
        isLong: true,
        isOptional: true,
      }),
    ],
  })
}
