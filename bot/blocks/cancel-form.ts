import type { types } from '@slack/bolt'
import type { SlackWords } from '../../src/i18n/slack/en.ts'
import type { FormWords } from '../../src/i18n/slack/forms/words.ts'
import type { Meeting } from '../../src/scheduling/entities.ts'
import { maxReasonLength } from '../../src/scheduling/maximums.ts'
import { boxesField, textField } from './forms.ts'
import { meetingName } from './meeting-name.ts'
import { section } from './text.ts'
import { type Reader, timeIn } from './times.ts'
import { modal } from './views.ts'

interface CancelForm {
  words: SlackWords
  forms: FormWords
  reader: Reader
  meeting: Meeting
  reason: string
}

const offerField = (forms: FormWords): types.InputBlock =>
  boxesField({
    id: 'offer',
    label: forms.offerNew,
    options: [{ value: 'yes', label: forms.offerNewYes }],
    chosen: ['yes'],
    isOptional: true,
  })

/** Why, and whether the guest is offered other times. */
export function cancelView({ words, forms, reader, meeting, reason }: CancelForm): types.ModalView {
  const { id, title, invitee, startsAt } = meeting
  return modal(words, {
    title: forms.cancelTitle,
    submit: forms.cancelSubmit,
    callback_id: 'cancel',
    private_metadata: JSON.stringify({ meetingId: id, locale: reader.locale }),
    blocks: [
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
      // Who knows nothing of the meeting needs no other time for it.
      ...(meeting.isInvited ? [offerField(forms)] : []),
    ],
  })
}
