import type { types } from '@slack/bolt'
import type { Messages } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { maxReasonLength } from '../../../src/model/maximums.ts'
import { boxesField, textField } from '../forms.ts'
import { meetingName } from '../meeting-name.ts'
import { contextLine, section } from '../text.ts'
import { type Reader, timeForBoth, timeIn } from '../times.ts'
import { modal } from '../views.ts'

interface CancelForm {
  copy: Messages<'slack/general'>
  forms: Messages<'slack/forms'>
  reader: Reader
  meeting: Meeting
  reason: string
  /** Times that the guest may be offered instead, ascending. */
  starts: readonly number[]
  /** The ticked times. */
  chosen: readonly number[]
  /** Error of the last attempt, in mrkdwn. */
  notice?: string | undefined
}

/** Empty if nobody was invited to the meeting, since nobody needs another time then. */
function otherTimesBlocks(form: CancelForm): types.KnownBlock[] {
  const { forms, reader, meeting, starts, chosen } = form
  if (!meeting.isInvited) return []
  if (starts.length === 0) return [contextLine(forms.noNewTimes)]
  return [
    boxesField({
      id: 'times',
      label: forms.newTimes,
      hint: forms.newTimesHint,
      options: starts.map(start => ({
        value: String(start),
        label: timeForBoth(start, reader, meeting.timeZone),
      })),
      chosen: chosen.map(String),
      isOptional: true,
    }),
  ]
}

/** The reason, and the other times for the guest. Everything is shown before anything is sent. */
export function cancelView(form: CancelForm): types.ModalView {
  const { copy, forms, reader, meeting, reason, notice } = form
  const { id, title, invitee, startsAt } = meeting
  return modal(copy, {
    title: forms.cancelTitle,
    submit: forms.cancelSubmit,
    callback_id: 'cancel',
    private_metadata: JSON.stringify({ meetingId: id, locale: reader.locale }),
    blocks: [
      ...(notice === undefined ? [] : [section(`:warning: ${notice}`)]),
      section(`*${meetingName({ title, invitee })}*\n${timeIn(startsAt, reader)}`),
      textField({
        id: 'reason',
        label: forms.reason,
        hint: forms.reasonHint,
        value: reason,
        max: maxReasonLength,
        isLong: true,
        isOptional: true,
      }),
      ...otherTimesBlocks(form),
    ],
  })
}
