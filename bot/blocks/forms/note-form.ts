import type { types } from '@slack/bolt'
import type { Messages } from '../../../src/i18n/messages.ts'
import type { Locale, Meeting } from '../../../src/model/entities.ts'
import { textField } from '../forms.ts'
import { meetingName } from '../meeting-name.ts'
import { section } from '../text.ts'
import { modal } from '../views.ts'

/** Slack's limit for one field. */
const maxNoteLength = 3000

/** The current note. If it is too long for Slack, the field adds to it. */
export function noteView({
  copy,
  forms,
  locale,
  meeting,
}: {
  copy: Messages<'slack/general'>
  forms: Messages<'slack/forms'>
  locale: Locale
  meeting: Meeting
}): types.ModalView {
  const { id, title, invitee, internalNote, revision } = meeting
  const isWhole = internalNote.length <= maxNoteLength
  return modal(copy, {
    title: forms.note,
    submit: forms.save,
    callback_id: 'note',
    private_metadata: JSON.stringify({ meetingId: id, revision, isWhole, locale }),
    blocks: [
      section(`*${meetingName({ title, invitee })}*`),
      textField({
        id: 'note',
        label: forms.noteLabel,
        hint: forms.noteHint,
        value: isWhole ? internalNote : '',
        max: maxNoteLength,
        isLong: true,
        isOptional: true,
      }),
    ],
  })
}
